// Names of the API in words: "between-ports" is "Between ports".
export const spelt = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " ");

export const whole = (count: number): string => count.toLocaleString("en-US");

export const plural = (count: number, one: string, many = `${one}s`): string => `${whole(count)} ${count === 1 ? one : many}`;
