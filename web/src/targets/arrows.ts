// Moving from actor to actor by the arrow keys.
import type { Point } from "./layout";

// The nearest in the direction of an arrow key: straight ahead counts more than near.
export function beyond(points: readonly { id: string; point: Point }[], from: string, key: string): string | null {
  const start = points.find((one) => one.id === from)?.point;
  const dx = Number(key === "ArrowRight") - Number(key === "ArrowLeft");
  const dy = Number(key === "ArrowDown") - Number(key === "ArrowUp");
  if (!start || (dx === 0 && dy === 0)) return null;
  let best: string | null = null;
  let least = Infinity;
  for (const { id, point } of points) {
    const ahead = (point.x - start.x) * dx + (point.y - start.y) * dy;
    if (id === from || ahead < 0.5) continue;
    const aside = Math.abs((point.x - start.x) * dy) + Math.abs((point.y - start.y) * dx);
    const cost = ahead + 2.5 * aside;
    if (cost < least) [best, least] = [id, cost];
  }
  return best;
}
