export async function sheets() {
  return []
}
