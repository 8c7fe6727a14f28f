// What the browser keeps, where it is allowed to.

export function kept(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

export function keep(storage: () => Storage, key: string, value: string | null): void {
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, value);
  } catch {
    // Not allowed: it lasts as long as the page.
  }
}

export const local = (): Storage => localStorage;
export const tab = (): Storage => sessionStorage;
