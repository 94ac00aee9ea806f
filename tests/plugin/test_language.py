"""Arabic and the other languages of its script."""

import pytest

from dragoman.text.language import is_foreign

PERSIAN = "دو نفر کشته شدند و چهارده نفر زخمی شدند."
URDU = "حکومت نے پٹرول کی قیمت میں اضافہ کر دیا ہے۔"


@pytest.mark.parametrize(
    "text",
    [
        PERSIAN,
        URDU,
        "وزارت خارجه ایران این گزارش را رد کرد.",
        "بحران اقتصادی در لبنان ادامه دارد و بانک مرکزی نرخ ارز را تغییر داد.",
        "سەرۆک وەزیران گوتی کە حکومەت کار دەکات بۆ چاکسازی.",
        f"قال: {PERSIAN}",
    ],
)
def test_other_languages(text):
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوفد إلى المدينة أمس واجتمع مع الوزير.",
        "قال پرويز مشرف لصحيفة گوگل إن چين بخير",
        "غنت گوگوش في طهران أغنية «دو پنجره» أمام الجمهور الكبير",
        "اعلنت وزارة الصحة ارتفاع عدد المصابين الی خمسین فی مدینة الموصل",
        "گوگوش پرویز پرستویی",
        "",
    ],
)
def test_arabic_with_foreign_names_or_letters(text):
    assert not is_foreign(text)
