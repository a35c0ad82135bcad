"""Imports: a file from the platform becomes orders, and every row says what became of it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from e2e.desk import Desk
from e2e.office import Floor, Office

REPORT = (
    "订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额\n"
    "SH-9001,38.0,38.0,上海,2020-02-01 00:14:15,2020-02-01 00:14:20,0.0\n"
    "SH-9002,76.5,0.0,四川省,2020-02-01 00:17:47,2020-02-01 00:17:58,76.5\n"
    "SH-9003,一百,0.0,浙江省,2020-02-01 00:20:00,,0.0\n"
)


def _choose(page: Page, text: str) -> None:
    page.get_by_test_id("import-new").click()
    page.get_by_test_id("import-file").set_input_files(
        {"name": "二月订单.csv", "mimeType": "text/csv", "buffer": text.encode("gb18030")}
    )
    expect(page.get_by_test_id("import-mapping")).to_be_visible()


def _start(page: Page) -> None:
    page.get_by_test_id("import-start").click()
    expect(page.get_by_test_id("import-result")).to_be_visible()
    expect(page.get_by_test_id("import-state")).to_have_text("已完成")


def test_a_report_of_the_platform_comes_in_and_again_makes_nothing(
    office: Office, floor: Floor, desk_of: Callable[..., Desk]
) -> None:
    """GBK with dirty headings: recognised, looked at, imported, mended where it was wrong, and never doubled."""
    desk = desk_of(office.hire(f"郑经理{office.number()}", floor, role="manager"))
    page = desk.page
    page.goto(f"{desk.console}/imports")

    # Recognised: character set, mapping; the row that cannot be used says why before anything is written.
    _choose(page, REPORT)
    expect(page.get_by_test_id("import-shape")).to_contain_text("GB18030")
    expect(page.get_by_test_id("plan-mapping")).to_contain_text("天猫订单报表")
    expect(page.get_by_test_id("preview-problem")).to_have_text("不是数字")

    _start(page)
    expect(page.get_by_test_id("count-created")).to_contain_text("2")
    page.get_by_test_id("count-rejected").click()
    rows = page.get_by_test_id("import-result").get_by_role("table").or_(page.get_by_role("grid"))
    expect(rows).to_contain_text("总金额：不是数字")
    with page.expect_download() as download:
        page.get_by_test_id("error-file").click()
    assert "SH-9003" in download.value.path().read_text(encoding="utf-8-sig")

    # The rows open what they became.
    page.get_by_test_id("count-created").click()
    rows.get_by_role("link", name="查看订单").first.click()
    expect(page.get_by_test_id("order-status")).to_be_visible()

    # The mended file: what is there stays, what was refused comes in.
    page.goto(f"{desk.console}/imports")
    _choose(page, REPORT.replace("一百", "100"))
    _start(page)
    expect(page.get_by_test_id("count-unchanged")).to_contain_text("2")
    expect(page.get_by_test_id("count-created")).to_contain_text("1")


CUSTOMERS = (
    "姓名,手机,邮箱,地址\n"
    "钱多多,13912340001,qdd@example.com,浙江省杭州市西湖区文三路 1 号\n"
    "坏号码,123,bad@,浙江省杭州市西湖区文三路 2 号\n"
)


def test_a_file_of_customers_tells_every_wrong_cell_before_and_after(
    office: Office, floor: Floor, desk_of: Callable[..., Desk]
) -> None:
    """The look before the import says what the import says: phone and mail, each with its own words."""
    desk = desk_of(office.hire(f"郑经理{office.number()}", floor, role="manager"))
    page = desk.page
    page.goto(f"{desk.console}/imports")
    _choose(page, CUSTOMERS)
    preview = page.get_by_test_id("import-preview")
    # What every customer must have stands there with a star; without a column for it, that is said at once.
    lacking = page.get_by_test_id("import-lacking")
    mapping = page.get_by_test_id("import-mapping")
    for field in ("姓名 *", "手机号 *至少一项", "邮箱 *至少一项", "省份", "详细地址 *"):
        expect(mapping.get_by_text(field, exact=True)).to_be_visible()
    expect(lacking).to_have_count(0)
    page.get_by_test_id("map-address").click()
    page.get_by_role("option", name="不导入").click()
    expect(lacking).to_contain_text("还没有对应的列：详细地址。")
    page.get_by_test_id("map-address").click()
    page.get_by_role("option", name="地址", exact=True).click()
    expect(lacking).to_have_count(0)
    expect(preview.get_by_test_id("preview-problem")).to_have_text(
        ["手机号应为 11 位数字，以 13–19 开头", "邮箱格式不正确"]
    )
    expect(page.get_by_text("前 20 行里有 1 行有问题")).to_be_visible()
    expect(preview.get_by_role("columnheader")).to_contain_text(["省份", "城市", "区县", "详细地址"])
    expect(preview.get_by_role("row").nth(1)).to_contain_text("西湖区文三路 1 号")

    _start(page)
    expect(page.get_by_test_id("count-created")).to_contain_text("1")
    page.get_by_test_id("count-rejected").click()
    expect(page.get_by_test_id("row-reason")).to_have_text(
        ["手机：手机号应为 11 位数字，以 13–19 开头", "邮箱：邮箱格式不正确"]
    )


CATALOGUE = (
    "商品编号,商品名称,类目,价格,库存,销售状态,商品链接\n"
    "IMP-1,云感护颈枕,家居,129.00,40,在售,https://shop.example.com/p/1\n"
    "IMP-2,云感靠垫,家居,面议,12,在售,\n"
)
TAGGED = "姓名,手机,地址,标签\n冯小满,13912340077,杭州市西湖区文三路 1 号,秋日团购\n"


def test_a_catalogue_from_the_template_becomes_products_that_open(
    office: Office, floor: Floor, desk_of: Callable[..., Desk]
) -> None:
    """The template is there as CSV and as a spreadsheet; the catalogue says what is wrong and opens what it became."""
    desk = desk_of(office.hire(f"郑经理{office.number()}", floor, role="manager"))
    page = desk.page
    page.goto(f"{desk.console}/imports")
    page.get_by_test_id("import-new").click()
    for kind, type_, begins in (("products", "csv", b"\xef\xbb\xbf"), ("traces", "xlsx", b"PK")):
        with page.expect_download() as download:
            page.get_by_test_id(f"template-{kind}-{type_}").click()
        assert download.value.suggested_filename.endswith(f".{type_}")
        assert download.value.path().read_bytes().startswith(begins)

    page.get_by_test_id("import-file").set_input_files(
        {"name": "商品.csv", "mimeType": "text/csv", "buffer": CATALOGUE.encode()}
    )
    expect(page.get_by_test_id("plan-kind")).to_contain_text("商品")
    expect(page.get_by_test_id("preview-problem")).to_have_text("不是数字")
    _start(page)
    expect(page.get_by_test_id("count-created")).to_contain_text("1")
    page.get_by_test_id("count-created").click()
    page.get_by_test_id("import-result").get_by_role("link", name="查看商品").first.click()
    expect(page.get_by_text("云感护颈枕").first).to_be_visible()


def test_tags_that_nobody_made_are_decided_before_the_start(
    office: Office, floor: Floor, desk_of: Callable[..., Desk]
) -> None:
    """The look counts unknown tags; made in the group that was chosen, the row comes in. Its city says the province."""
    desk = desk_of(office.hire(f"郑经理{office.number()}", floor, role="manager"))
    page = desk.page
    page.goto(f"{desk.console}/imports")
    _choose(page, TAGGED)
    expect(page.get_by_test_id("unknown-tags-found")).to_contain_text("秋日团购（1 行）")
    expect(page.get_by_test_id("import-preview").get_by_role("row").nth(1)).to_contain_text("浙江省")
    expect(page.get_by_text("前 20 行里有 1 行有问题")).to_be_visible()
    page.get_by_test_id("unknown-tags-manner").click()
    page.get_by_role("option", name="新建这些标签").click()
    expect(page.get_by_text("前 20 行没有问题")).to_be_visible()
    page.get_by_test_id("unknown-tags-group").click()
    page.get_by_role("option").first.click()
    _start(page)
    expect(page.get_by_test_id("count-created")).to_contain_text("1")
