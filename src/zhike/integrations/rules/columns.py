"""The fields of each kind of file, and the headings that people and platforms use for them."""

from dataclasses import dataclass
from typing import Final, Literal

FieldType = Literal["identifier", "text", "time", "date", "amount", "quantity", "choice"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an import. `longest` counts characters; `headings` are the usual names, the field's own first."""

    name: str
    type: FieldType
    headings: tuple[str, ...]
    required: bool = False
    longest: int = 200


ORDER_FIELDS: Final[tuple[Field, ...]] = (
    Field(
        "number",
        "identifier",
        (
            "订单编号",
            "订单号",
            "Order number",
            "Order ID",
            "Order no",
            "Invoice",
            "InvoiceNo",
            "Invoice number",
            "交易号",
            "主订单编号",
        ),
        required=True,
        longest=64,
    ),
    Field(
        "placed_at",
        "time",
        (
            "下单时间",
            "订单创建时间",
            "创建时间",
            "Order date",
            "Placed at",
            "InvoiceDate",
            "Invoice date",
            "Order time",
            "Created at",
            "订单日期",
            "order_purchase_timestamp",
        ),
        required=True,
    ),
    Field(
        "sku",
        "identifier",
        ("商品编码", "SKU", "StockCode", "Product code", "Item code", "商家编码", "货号", "商品编号"),
        longest=64,
    ),
    Field(
        "name", "text", ("商品名称", "Product name", "Description", "Item", "Product", "商品标题", "宝贝标题", "标题")
    ),
    Field("specification", "text", ("规格", "Specification", "Variant", "商品规格", "商品属性", "颜色分类")),
    Field("quantity", "quantity", ("数量", "Quantity", "Qty", "购买数量", "商品数量", "宝贝数量")),
    Field("unit_price", "amount", ("单价", "Unit price", "UnitPrice", "Price", "商品单价", "价格")),
    Field("line_amount", "amount", ("小计", "Line amount", "Line total", "商品金额", "Subtotal")),
    Field(
        "total",
        "amount",
        ("订单总金额", "总金额", "订单金额", "Total", "Order total", "Total amount", "应付金额", "买家应付货款"),
    ),
    Field("discount", "amount", ("优惠金额", "Discount", "折扣", "优惠", "Discount amount")),
    Field("shipping", "amount", ("运费", "Shipping", "Freight", "Shipping amount", "买家应付邮费", "邮费", "快递费")),
    Field(
        "paid",
        "amount",
        ("实付金额", "买家实际支付金额", "实际支付金额", "Paid", "Paid amount", "Amount paid", "支付金额"),
    ),
    Field("refund", "amount", ("退款金额", "Refund", "Refund amount", "Refunded", "已退款金额")),
    Field("currency", "choice", ("币种", "Currency", "货币"), longest=3),
    Field("status", "choice", ("订单状态", "Status", "Order status", "交易状态", "状态", "order_status"), longest=64),
    Field("paid_at", "time", ("付款时间", "订单付款时间", "支付时间", "Paid at", "Payment date", "order_approved_at")),
    Field(
        "shipped_at", "time", ("发货时间", "Shipped at", "Ship date", "Shipping date", "order_delivered_carrier_date")
    ),
    Field(
        "signed_at", "time", ("签收时间", "Delivered at", "Delivery date", "收货时间", "order_delivered_customer_date")
    ),
    Field("completed_at", "time", ("完成时间", "Completed at", "交易完成时间", "确认收货时间")),
    Field("payment_method", "text", ("支付方式", "Payment method", "付款方式"), longest=32),
    Field("carrier", "text", ("物流公司", "Carrier", "快递公司"), longest=64),
    Field(
        "tracking_no", "identifier", ("物流单号", "Tracking number", "快递单号", "运单号", "Tracking no"), longest=64
    ),
    Field(
        "customer",
        "identifier",
        (
            "客户编号",
            "Customer ID",
            "CustomerID",
            "会员编号",
            "买家会员名",
            "买家昵称",
            "会员名",
            "Buyer",
            "Customer number",
            "customer_id",
        ),
        longest=128,
    ),
    Field("customer_name", "text", ("客户姓名", "Customer name", "买家姓名", "Customer"), longest=100),
    Field(
        "customer_phone",
        "identifier",
        ("客户电话", "Customer phone", "买家电话", "买家手机", "客户手机", "客户手机号"),
        longest=40,
    ),
    Field("customer_email", "text", ("客户邮箱", "Customer email", "Email", "邮箱"), longest=200),
    Field("receiver_name", "text", ("收货人", "Receiver", "Recipient", "收货人姓名", "Ship to"), longest=100),
    Field(
        "receiver_phone",
        "identifier",
        ("收货人电话", "Receiver phone", "联系手机", "收货人手机", "联系电话", "收货电话", "收货手机"),
        longest=40,
    ),
    Field("country", "text", ("国家", "Country", "Country/Region"), longest=60),
    Field("province", "text", ("省份", "Province", "State", "省", "收货省份"), longest=60),
    Field("city", "text", ("城市", "City", "市", "收货城市"), longest=60),
    Field("district", "text", ("区县", "District", "区", "收货区县"), longest=60),
    Field(
        "address",
        "text",
        ("详细地址", "Address", "Street", "收货详细地址", "收货地址", "收件地址", "收货人地址", "Shipping address"),
    ),
    Field("buyer_remark", "text", ("买家留言", "Buyer note", "买家备注", "Customer note"), longest=2000),
    Field("seller_remark", "text", ("卖家备注", "Seller note", "商家备注", "Remark", "备注", "Note"), longest=2000),
)

CUSTOMER_FIELDS: Final[tuple[Field, ...]] = (
    Field(
        "external_id",
        "identifier",
        ("客户编号", "Customer ID", "CustomerID", "会员编号", "会员号", "External ID", "编号"),
        longest=128,
    ),
    Field(
        "name",
        "text",
        ("姓名", "客户姓名", "Name", "Customer name", "Full name", "客户名称"),
        required=True,
        longest=100,
    ),
    Field(
        "phone",
        "identifier",
        ("手机号", "手机", "电话", "Phone", "Mobile", "联系电话", "手机号码", "Telephone"),
        longest=40,
    ),
    Field("email", "text", ("邮箱", "电子邮箱", "Email", "E-mail", "邮件"), longest=200),
    Field("province", "text", ("省份", "Province", "State", "省"), longest=60),
    Field("city", "text", ("城市", "City", "市"), longest=60),
    Field("district", "text", ("区县", "District", "区", "县"), longest=60),
    Field("address", "text", ("详细地址", "Address", "Street", "地址", "街道地址", "联系地址", "收货地址")),
    Field("postcode", "identifier", ("邮编", "Postcode", "Zip", "邮政编码", "Postal code"), longest=16),
    Field("language", "text", ("语言", "Language"), longest=16),
    Field("registered_at", "time", ("注册时间", "Registered at", "注册日期", "Registration date", "Created at")),
    Field("birthday", "date", ("生日", "Birthday", "出生日期", "Date of birth")),
    Field("remark", "text", ("备注", "Remark", "Note", "Notes"), longest=2000),
    # Several in one cell, separated by semicolons.
    Field("tags", "text", ("标签", "Tags", "客户标签", "Tag", "Labels"), longest=1000),
    Field("vip", "choice", ("VIP 客户", "VIP", "是否VIP", "VIP customer"), longest=16),
    Field("service_level", "choice", ("服务级别", "Service level", "客户等级", "客户级别", "Level"), longest=32),
    Field("preferred_channel", "choice", ("偏好渠道", "Preferred channel", "联系偏好", "联系方式偏好"), longest=32),
    Field("preferred_language", "text", ("偏好语言", "Preferred language"), longest=16),
)

PRODUCT_FIELDS: Final[tuple[Field, ...]] = (
    Field(
        "number",
        "identifier",
        ("商品编号", "Product number", "商品编码", "Product code", "SKU", "货号", "商家编码", "Item code", "StockCode"),
        required=True,
        longest=64,
    ),
    Field(
        "name",
        "text",
        ("商品名称", "Product name", "商品标题", "宝贝标题", "Name", "名称", "品名", "Title", "Description"),
        required=True,
    ),
    Field("category", "text", ("类目", "Category", "分类", "商品类目", "商品分类", "品类"), longest=100),
    Field("specification", "text", ("规格", "Specification", "Variant", "商品规格", "规格型号")),
    Field("price", "amount", ("价格", "Price", "单价", "售价", "销售价", "一口价", "Unit price")),
    Field("currency", "choice", ("币种", "Currency", "货币"), longest=3),
    Field("stock", "quantity", ("库存", "Stock", "库存数量", "可售库存", "数量", "Quantity")),
    Field("status", "choice", ("销售状态", "Status", "状态", "商品状态", "上下架"), longest=32),
    Field("stage", "choice", ("生命周期", "Stage", "生命周期阶段", "产品阶段", "Life-cycle stage"), longest=32),
    Field("url", "text", ("商品链接", "URL", "链接", "详情页", "商品网址", "Link", "Detail page"), longest=500),
)

TRACE_FIELDS: Final[tuple[Field, ...]] = (
    Field(
        "tracking_no",
        "identifier",
        ("物流单号", "Tracking number", "快递单号", "运单号", "Tracking no", "面单号", "Waybill"),
        required=True,
        longest=64,
    ),
    Field("at", "time", ("时间", "Time", "轨迹时间", "扫描时间", "操作时间", "Event time", "Date"), required=True),
    Field("status", "choice", ("物流状态", "Status", "状态", "轨迹状态", "Event"), longest=32),
    Field(
        "text",
        "text",
        ("轨迹描述", "Description", "物流信息", "描述", "说明", "轨迹", "内容", "Details", "Message"),
        longest=300,
    ),
    Field("place", "text", ("所在地", "Place", "地点", "网点", "所在城市", "Location", "City"), longest=100),
)
