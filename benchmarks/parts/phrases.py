"""What people in the data set write: three phrases each, the middle one from a long tail, so that searches meet words
of every frequency."""

from typing import Final

import psycopg

from zhike.kernel.search import tokens

_OPENERS: Final = """你好|您好，已为您查询|麻烦帮我看一下|请问|在吗|亲，您好|我上周下的单
收到，马上为您处理|不好意思打扰了|谢谢您的耐心等待|Hello|我刚刚付款了|昨天收到的包裹|客服在不在|好的
非常抱歉给您带来不便|已经第三次联系了|朋友推荐我来的|麻烦了|请稍等|Hi there|晚上好|有个问题|打开一看"""
_SUBJECTS: Final = """蓝牙耳机|保温杯|羊毛围巾|儿童书包|无线鼠标|机械键盘|电动牙刷|空气炸锅
不锈钢炒锅|加湿器|台灯|充电宝|数据线|手机壳|钢化膜|平板支架|行李箱|双肩包|运动鞋|登山鞋|羽绒服|冲锋衣|真丝衬衫
牛仔裤|纯棉四件套|乳胶枕|记忆棉床垫|遮光窗帘|香薰蜡烛|玻璃花瓶|陶瓷餐具|茶叶礼盒|坚果大礼包|冷冻水饺|大闸蟹
车厘子|猫粮|狗牵引绳|宠物窝|婴儿湿巾|奶瓶|积木|拼图|遥控车|绘本|钢琴教程|尤克里里|瑜伽垫|哑铃|跳绳|泳镜|帐篷
睡袋|鱼竿|自行车头盔|行车记录仪|洗车水枪|电钻|螺丝刀套装|杭州仓|广州仓|成都仓|沈阳仓|顺丰|中通|圆通|京东物流
优惠券|满减活动|会员积分|增值税发票|电子发票|礼品卡|收货地址|手机号码|尺码表|色差|包装|说明书|保修卡|赠品|运费险
iPhone 手机壳|Type-C 扩展坞|Switch 收纳包|MacBook 内胆包|USB 风扇|LED 灯带|订单状态|物流信息|退款进度|换货申请
预售尾款|拼团|秒杀|定制刻字|门店自提|颗粒度|螃蟹|饕餮纹茶盏|犄角衣架"""
_ASKS: Final = """怎么还没有发货|什么时候能到|已经三天没有更新了|能不能便宜一点|可以开发票吗
破了一个角，可以补发吗|尺码偏大，想换小一号|我要退货|退款什么时候到账|预计明天送达|请您拍一张照片发给我们
已经为您登记，一到三个工作日原路退回|优惠券为什么不能用|地址写错了，可以改吗|少发了一件|颜色和图片不一样
质量不错，会再来|和描述不符|声音有点小|开不了机|漏水了|味道很大|收到的时候已经坏了|可以加急吗|有没有现货
能送到新疆吗|支持货到付款吗|保修多久|怎么用|有优惠活动吗|好的，谢谢|请问还有别的颜色吗|帮我备注一下轻拿轻放
can I change the delivery address|where is my parcel|it arrived broken|thank you very much|好评返现是真的吗
麻烦尽快处理|已经申请平台介入|我再考虑一下|请给我一个说法|希望你们重视|没有收到短信通知|快递放在哪里了
电话打不通|门口没有看到|已经签收但是没有收到"""

#: kind → phrases, as `bench_messages` of the SQL takes them.
PHRASES: Final = {
    kind: tuple(text.replace("\n", "|").split("|")) for kind, text in enumerate((_OPENERS, _SUBJECTS, _ASKS), start=1)
}


def load(own: psycopg.Connection[object]) -> None:
    """Makes the table of phrases with their index terms. Joined by a comma, which no term crosses, the terms of a text
    are those of its phrases."""
    own.execute("DROP TABLE IF EXISTS bench_phrase CASCADE")
    own.execute(
        "CREATE TABLE bench_phrase (kind int, place int, text text, folded text, words text[], singles text[],"
        " PRIMARY KEY (kind, place))"
    )
    rows = []
    for kind, texts in PHRASES.items():
        for place, text in enumerate(texts):
            folded = tokens.fold(text)
            found = tokens.terms(folded)
            rows.append((kind, place, text, folded, found.words, found.singles))
    with own.cursor() as cursor:
        cursor.executemany("INSERT INTO bench_phrase VALUES (%s, %s, %s, %s, %s, %s)", rows)
    own.execute("ANALYZE bench_phrase")
