// Runs before the first paint, so that a dark screen never flashes white. A file of its own because the
// content security policy allows no inline script.
(function () {
  function keptScheme() {
    try {
      return localStorage.getItem('vueuse-color-scheme')
    } catch {
      return null
    }
  }
  var kept = keptScheme()
  var dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.toggle('dark', dark)
})()
