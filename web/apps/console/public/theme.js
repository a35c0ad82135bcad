// Runs before the first paint, so that a dark screen never flashes white. A file of its own because the
// content security policy allows no inline script.
(function () {
  var kept = null
  try {
    kept = localStorage.getItem('vueuse-color-scheme')
  } catch (_) {
    kept = null
  }
  var dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.toggle('dark', dark)
})()
