// Runs before the first paint: takes over the theme that was chosen in this browser, so that nothing flashes.
try {
  const theme = localStorage.getItem("theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be closed to pages; then the system's theme holds.
}
