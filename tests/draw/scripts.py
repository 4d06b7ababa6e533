"""A short journey in several writing systems."""

from __future__ import annotations

from cjm_workshop.model.findings import Note, Opportunity, Pain
from cjm_workshop.model.records import Channel, Charter, Journey, Persona, Stage, Step, Touchpoint
from cjm_workshop.model.state import State
from cjm_workshop.model.values import Link

# language: title, person, two stages, touchpoints, doing, thinking, pain, opportunity
TEXTS: dict[str, tuple[str, str, tuple[str, str], tuple[str, ...], str, str, str, str]] = {
    "ar": (
        "أول طلب بقالة عبر الإنترنت", "مايا الحداد", ("البحث والمقارنة", "الطلب والاستلام"),
        ("ترى صورة لدى صديقة", "تقرأ التقييمات", "تبحث عن موعد للتسليم", "تستلم الطلب عند الباب"),
        "تبحث مايا عن موعد في المساء للمرة الرابعة، وأول موعد بعد 3 أيام في App فقط.",
        "أحتاج إلى العشاء غدًا، لا بعد ثلاثة أيام.",
        "لا مواعيد مسائية لثلاثة أيام.", "كيف يمكننا أن نخبرها حالًا عندما يتاح موعد؟",
    ),
    "he": (
        "הזמנת מצרכים ראשונה ברשת", "מאיה לוי", ("חיפוש והשוואה", "הזמנה וקבלה"),
        ("רואה תמונה אצל חברה", "קוראת ביקורות", "מחפשת מועד למשלוח", "מקבלת את ההזמנה בדלת"),
        "מאיה מחפשת מועד בערב בפעם הרביעית, והראשון הוא רק בעוד 3 ימים ב-App.",
        "אני צריכה ארוחת ערב מחר, לא בעוד שלושה ימים.",
        "אין מועדים בערב במשך שלושה ימים.", "איך נוכל להודיע לה מיד כשמתפנה מועד?",
    ),
    "de": (
        "Erstbestellung im Lebensmittelonlinehandel", "Maya Lindqvist",
        ("Informationsbeschaffungsphase", "Bestellung und Empfang"),
        ("Freundschaftsempfehlung", "Kundenbewertungsvergleich", "Lieferzeitfensterauswahl",
         "Haustürübergabe"),
        "Sucht in der Lieferzeitfensterübersicht zum vierten Mal nach einem Abendtermin.",
        "Unverträglichkeitsbescheinigungen will hier auch niemand sehen.",
        "Lieferzeitfensterverfügbarkeitsanzeige fehlt.",
        "Wie könnten wir Abendtermine sofort bekanntgeben?",
    ),
    "zh": (
        "第一次在网上订购食品", "林美雅", ("搜索与比较", "下单与收货"),
        ("看到朋友的照片", "阅读评价", "寻找送货时间", "在门口收货"),
        "第四次寻找晚上的送货时间，但最早的时间是三天以后（只在应用里能看到）。",
        "我明天就需要晚饭，不是三天以后！", "连续三天没有晚上的送货时间。",
        "我们怎样才能在有空位时立刻告诉她？",
    ),
    "ja": (
        "はじめてのネットスーパー注文", "林 美雅", ("調べて比べる", "注文して受け取る"),
        ("友だちの写真を見る", "レビューを読む", "配達時間をさがす", "玄関で受け取る"),
        "夜の配達時間をさがすのは四回目。いちばん早くて三日後（アプリだけで見られる）。",
        "明日の夕ごはんが必要なのに、「三日後」だなんて…。", "夜の配達時間が三日間まったくない。",
        "空きが出たとき、どうすればすぐに知らせられるだろうか？",
    ),
    "hi": (
        "पहली बार ऑनलाइन किराने का ऑर्डर", "माया वर्मा", ("खोजना और तुलना करना", "ऑर्डर और प्राप्ति"),
        ("दोस्त की तस्वीर देखती है", "समीक्षाएँ पढ़ती है", "डिलीवरी का समय ढूँढती है", "दरवाज़े पर सामान लेती है"),
        "माया चौथी बार शाम का समय ढूँढती है; पहला खाली समय तीन दिन बाद है।",
        "मुझे कल ही रात का खाना चाहिए, तीन दिन बाद नहीं।", "तीन दिन तक शाम का कोई समय नहीं।",
        "समय खाली होते ही हम उसे तुरंत कैसे बता सकते हैं?",
    ),
    "th": (
        "การสั่งของชำออนไลน์ครั้งแรก", "มายา สุขใจ", ("ค้นหาและเปรียบเทียบ", "สั่งซื้อและรับของ"),
        ("เห็นรูปของเพื่อน", "อ่านรีวิว", "หาเวลาจัดส่ง", "รับของที่หน้าประตู"),
        "มายาหาเวลาจัดส่งตอนเย็นเป็นครั้งที่สี่ แต่เวลาแรกที่ว่างคืออีกสามวัน",
        "ฉันต้องการอาหารเย็นพรุ่งนี้ ไม่ใช่อีกสามวัน", "ไม่มีเวลาจัดส่งตอนเย็นเป็นเวลาสามวัน",
        "เราจะบอกเธอทันทีเมื่อมีเวลาว่างได้อย่างไร",
    ),
    "emoji": (
        "First order 🛒", "Maya 👩‍🍳", ("Look 🔎", "Receive 📦"),
        ("Sees a photo 📷", "Reads ⭐⭐⭐", "Seeks a slot 🕖", "Opens the door 🚪"),
        "Naïve cafés: e\u0301, a\u0308, o\u0302\u0323 and 👩‍👩‍👧 👍🏽 ❤️ stay whole.",
        "Dinner tomorrow 😡😡😡😡😡😡😡😡", "No slot 😢", "How might we tell her 📣?",
    ),
}  # fmt: skip
EMOTIONS = (1, -1, -2, 2)


def written_in(language: str) -> State:
    """Return a workshop whose texts are in one language."""
    title, name, stages, steps, doing, thinking, pain, question = TEXTS[language]
    places = ("stage-a", "stage-a", "stage-b", "stage-b")
    return State(
        charter=Charter(title=title, language="en" if language == "emoji" else language),
        personas=(Persona(id="persona-p", name=name, quote=thinking, bio=doing),),
        channels=(Channel(id="channel-app", name=steps[0].split()[0][:9]),),
        stages=tuple(
            Stage(id=key, name=stage)
            for key, stage in zip(("stage-a", "stage-b"), stages, strict=True)
        ),
        journeys=(
            Journey(
                id="journey-j", name=title, persona="persona-p", scenario=doing,
                goals=(question,),
            ),
        ),
        touchpoints=tuple(
            Touchpoint(id=f"touchpoint-{at}", name=step, channels=("channel-app",))
            for at, step in enumerate(steps)
        ),
        steps=tuple(
            Step(
                id=f"step-{at}", journey="journey-j", stage=places[at],
                touchpoint=f"touchpoint-{at}", name=step, action=doing, thought=thinking,
                emotion=EMOTIONS[at], channels=("channel-app",),
                moment_of_truth=at == 2, moment_label=steps[at] if at == 2 else "",
                next=(Link(step="step-1", when=steps[1]),) if at == 3 else (),
            )
            for at, step in enumerate(steps)
        ),
        pains=(Pain(id="pain-1", text=pain, step="step-2", severity=3),),
        opportunities=(
            Opportunity(id="opportunity-1", question=question, steps=("step-2",), owner=name,
                        impact=4, effort=2),
        ),
        notes=tuple(
            Note(id=f"note-{at}", text=text, board="affinity")
            for at, text in enumerate((doing, thinking, pain))
        ),
    )  # fmt: skip
