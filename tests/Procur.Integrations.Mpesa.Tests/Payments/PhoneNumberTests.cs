namespace Procur.Integrations.Mpesa.Tests;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("0708374149")]
    [InlineData("708374149")]
    [InlineData("254708374149")]
    [InlineData("+254708374149")]
    [InlineData("+254 708 374 149")]
    [InlineData("+254-708-374-149")]
    [InlineData("(0708) 374149")]
    [InlineData(" 0708\u00A0374 149 ")]
    public void Every_usual_notation_of_a_number_is_the_same_number(string number) =>
        Assert.Equal("254708374149", MpesaPhoneNumber.Normalize(number));

    [Theory]
    [InlineData("0110374149", "254110374149")]
    [InlineData("110374149", "254110374149")]
    [InlineData("+254110374149", "254110374149")]
    // Nine digits that begin as the country does are a local number all the same.
    [InlineData("0725412345", "254725412345")]
    public void Numbers_that_begin_with_01_are_mobile_numbers_too(string number, string normalized) =>
        Assert.Equal(normalized, MpesaPhoneNumber.Normalize(number));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("+")]
    [InlineData("0")]
    [InlineData("254")]
    [InlineData("0208374149")]
    [InlineData("07083741")]
    [InlineData("07083741499")]
    [InlineData("2540708374149")]
    [InlineData("+2540708374149")]
    [InlineData("+0708374149")]
    [InlineData("+708374149")]
    [InlineData("00254708374149")]
    [InlineData("+255708374149")]
    [InlineData("254808374149")]
    [InlineData("07O8374149")]
    [InlineData("0708374149;")]
    [InlineData("\u0660\u0667\u0660\u0668\u0663\u0667\u0664\u0661\u0664\u0669")]
    [InlineData("07\u0660\u0668\u0663\u0667\u0664\u0661\u0664\u0669")]
    public void What_is_no_kenyan_mobile_number_is_refused_without_being_repeated(string? number)
    {
        Assert.False(MpesaPhoneNumber.TryNormalize(number, out _));
        if (number is not null)
        {
            var e = Assert.Throws<ArgumentException>(() => MpesaPhoneNumber.Normalize(number));
            Assert.True(number.Length < 4 || !e.Message.Contains(number, StringComparison.Ordinal));
        }
    }
}
