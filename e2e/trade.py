"""Orders behind a story, entered over the API as somebody at the shop would enter them."""

from dataclasses import dataclass
from typing import Any, Final, cast

from playwright.sync_api import Locator, Page, expect

from e2e.host_page import shop_token
from e2e.office import Caller, Floor, Office

#: What the parcels of the stories go to; its last four digits open an order.
PHONE: Final = "13812346021"
LAST4: Final = PHONE[-4:]
_PRICE: Final = 129_900


@dataclass
class Trade:
    """Makes orders of the office's shop and moves them."""

    office: Office
    caller: Caller

    def order(self, title: str = "静域 Pro 降噪耳机", *, paid: bool = True, **fields: object) -> dict[str, Any]:
        """A new order with one line; `fields` are further ones of the request."""
        number = f"E2E{self.office.number()}"
        line = {"name": title, "specification": "曜石黑", "quantity": 2, "unit_price": _PRICE}
        body = {
            "shop_id": self.office.shop_id,
            "number": number,
            "lines": [line],
            "paid": 2 * _PRICE if paid else 0,
            "receiver": {"name": "周雨桐", "phone": PHONE, "region": "浙江省 杭州市", "address": "文三路 90 号"},
        }
        return cast(dict[str, Any], self.caller("POST", "/orders", body | fields))

    def now(self, order: dict[str, Any]) -> dict[str, Any]:
        """The order as it is."""
        return cast(dict[str, Any], self.caller("GET", f"/orders/{order['id']}"))

    def move(self, order: dict[str, Any], action: str, reason: str = "") -> dict[str, Any]:
        """Moves it, confirmed."""
        body = {"confirm": True, "reason": reason}
        version = int(self.now(order)["version"])
        return cast(
            dict[str, Any], self.caller("POST", f"/orders/{order['id']}/actions/{action}", body, version=version)
        )

    def parcel(self, order: dict[str, Any], tracking_no: str) -> dict[str, Any]:
        """Sends a parcel out."""
        body = {"carrier": "顺丰速运", "tracking_no": tracking_no}
        version = int(self.now(order)["version"])
        return cast(dict[str, Any], self.caller("POST", f"/orders/{order['id']}/shipments", body, version=version))

    def trace(self, order: dict[str, Any], text: str, code: str = "in_transit") -> None:
        """The order's first parcel takes a step."""
        parcel = self.now(order)["shipments"][0]["id"]
        body = {"code": code, "text": text, "place": "杭州"}
        self.caller("POST", f"/orders/{order['id']}/shipments/{parcel}/traces", body)


@dataclass(frozen=True)
class Known:
    """A customer whom the shop vouches for on a floor's channel."""

    id: str
    name: str
    _subject: str
    _secret: str

    @classmethod
    def of(cls, office: Office, floor: Floor) -> "Known":
        """Somebody who came to the chat once and has written nothing."""
        subject = f"shop-{office.number()}"
        name, secret = f"沈阳{office.number()}", office.channel_secret(floor)
        office.arrives(floor, shop_token(secret, subject, name))
        found = office.admin("GET", "/customers", q=name)["items"]
        return cls(str(found[0]["id"]), name, subject, secret)

    def token(self) -> str:
        """What the shop's server signs now."""
        return shop_token(self._secret, self._subject, self.name)

    def address(self, office: Office) -> dict[str, Any]:
        """A first address of theirs."""
        body = {"province": "浙江省", "city": "杭州市", "district": "西湖区", "detail": "文三路 90 号"}
        path = f"/customers/{self.id}"
        answer = office.admin("POST", f"{path}/addresses", body | {"phone": PHONE, "recipient": self.name})
        return cast(dict[str, Any], answer["file"]["addresses"][0])

    def moves(self, office: Office, address: dict[str, Any]) -> None:
        """The customer lives in another district from now on."""
        body = {"district": "滨江区", "detail": "江南大道 1 号"}
        version = int(address["version"])
        office.admin("PATCH", f"/customers/{self.id}/addresses/{address['id']}", body, version=version)


class OrderDesk:
    """The console's pages of orders."""

    def __init__(self, page: Page, console: str) -> None:
        self.page = page
        self.console = console

    def list(self, query: str = "") -> "OrderDesk":
        """The list of orders, searched."""
        self.page.goto(f"{self.console}/orders" + (f"?q={query}" if query else ""))
        return self

    def row(self, number: str) -> Locator:
        """An order's row."""
        return self.page.get_by_test_id("row").filter(has_text=number)

    def open(self, order_id: str) -> "OrderDesk":
        """The page of an order."""
        self.page.goto(f"{self.console}/orders/{order_id}")
        expect(self.status).to_be_visible()
        return self

    @property
    def status(self) -> Locator:
        """The order's status."""
        return self.page.get_by_test_id("order-status")

    @property
    def history(self) -> Locator:
        """What happened to the order."""
        return self.page.get_by_test_id("history")

    @property
    def question(self) -> Locator:
        """The question before a move."""
        return self.page.get_by_test_id("transition")

    def menu(self) -> Locator:
        """Opens the menu of moves."""
        self.page.get_by_test_id("steps").click()
        return self.page.get_by_role("menu")

    def confirm(self, reason: str = "") -> "OrderDesk":
        """Answers the question with yes."""
        if reason:
            self.page.get_by_test_id("reason").locator("textarea").or_(
                self.page.locator("textarea[data-test=reason]")
            ).first.fill(reason)
        self.page.get_by_test_id("confirm").click()
        return self

    def column(self, code: str) -> Locator:
        """A column of the board."""
        return self.page.locator(f'[data-test=board-column][data-status="{code}"]')

    def card(self, number: str) -> Locator:
        """An order on the board."""
        return self.page.locator(f'[data-test=board-card][data-number="{number}"]')
