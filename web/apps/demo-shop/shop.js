/*
 * How a shop tells the chat who its customer is: the shop's own server signs a token for the customer who is signed in,
 * the page hands it over. The token is used once, so every page load asks for a new one.
 */
window.zhike = window.zhike || { q: [] }

const KEY = 'demo-shop-customer'
const choices = document.querySelectorAll('input[name=who]')
let latest = 0

async function signIn(customer) {
  const turn = ++latest
  sessionStorage.setItem(KEY, customer)
  if (!customer) {
    window.zhike.q.push(['identify', null])
    return
  }
  const response = await fetch('/demo-shop/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ customer }),
  })
  if (!response.ok) throw new Error(`no token for ${customer}: ${response.status}`)
  const { token } = await response.json()
  // Somebody else may have been chosen while the answer was on its way.
  if (turn === latest) window.zhike.q.push(['identify', token])
}

for (const choice of choices) choice.addEventListener('change', () => void signIn(choice.value))

const before = sessionStorage.getItem(KEY)
if (before) {
  for (const choice of choices) choice.checked = choice.value === before
  void signIn(before)
}

// A long session ends: the chat asks for a fresh word of the shop.
window.zhike.q.push(['on', 'identify_needed', () => void signIn(sessionStorage.getItem(KEY) || '')])
