"""Names of industries and kinds of produce in data files (行业与品类名称).

**Source.** The manufacturing divisions 13 to 43 of GB/T 4754-2011; the English names are ours. A name that is not here
stands on the page as the data file writes it.
"""

_DIVISIONS = (
    ("农副食品加工业", "farm produce processing"),
    ("食品制造业", "food"),
    ("酒、饮料和精制茶制造业", "drinks and tea"),
    ("烟草制品业", "tobacco"),
    ("纺织业", "textiles"),
    ("纺织服装、服饰业", "clothing"),
    ("皮革、毛皮、羽毛及其制品和制鞋业", "leather and footwear"),
    ("木材加工和木、竹、藤、棕、草制品业", "wood products"),
    ("家具制造业", "furniture"),
    ("造纸和纸制品业", "paper"),
    ("印刷和记录媒介复制业", "printing"),
    ("文教、工美、体育和娱乐用品制造业", "stationery, crafts, sports"),
    ("石油加工、炼焦和核燃料加工业", "petroleum and coking"),
    ("化学原料和化学制品制造业", "chemicals"),
    ("医药制造业", "medicines"),
    ("化学纤维制造业", "chemical fibres"),
    ("橡胶和塑料制品业", "rubber and plastics"),
    ("非金属矿物制品业", "non-metal minerals"),
    ("黑色金属冶炼和压延加工业", "iron and steel"),
    ("有色金属冶炼和压延加工业", "non-ferrous metals"),
    ("金属制品业", "metal products"),
    ("通用设备制造业", "general machinery"),
    ("专用设备制造业", "special machinery"),
    ("汽车制造业", "motor vehicles"),
    ("铁路、船舶、航空航天和其他运输设备制造业", "other transport equipment"),
    ("电气机械和器材制造业", "electrical machinery"),
    ("计算机、通信和其他电子设备制造业", "electronics"),
    ("仪器仪表制造业", "instruments"),
    ("其他制造业", "other manufacturing"),
    ("废弃资源综合利用业", "waste recycling"),
    ("金属制品、机械和设备修理业", "repair of machinery"),
)
_PRODUCE = (
    ("水产品", "fish"),
    ("水果", "fruit"),
    ("畜禽产品", "meat, eggs and milk"),
    ("蔬菜", "vegetables"),
)

INDUSTRY_NAMES: dict[str, tuple[str, str]] = {
    f"analysis.value.{chinese}": (chinese, english) for chinese, english in (*_DIVISIONS, *_PRODUCE)
}
