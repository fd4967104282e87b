using System.Globalization;
using System.Security.Cryptography;

namespace Procur.Integrations.Sandbox.Mpesa.Wire;

/// <summary>Ids, keys and times in the service's own formats.</summary>
internal static class MpesaIds
{
    private const string Digits = "0123456789";
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Letters = Capitals + "abcdefghijklmnopqrstuvwxyz" + Digits;
    private const int FirstFurtherShortCode = 600_000;

    private static readonly TimeSpan EastAfrica = TimeSpan.FromHours(3);

    public static string Text(int length) => RandomNumberGenerator.GetString(Letters, length);

    public static string Passkey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The short code of a further account.</summary>
    public static string ShortCode(int account) => (FirstFurtherShortCode + account).ToString(CultureInfo.InvariantCulture);

    /// <summary><c>29115-34620561-1</c>: of a request, and of a conversation from the caller's side.</summary>
    public static string Request() => $"{Number(5)}-{Number(8)}-1";

    /// <summary><c>ws_CO_191220191020363925</c>, with more digits at its end.</summary>
    public static string Checkout(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"ws_CO_{now.ToOffset(EastAfrica):ddMMyyyyHHmmss}{Number(12)}");

    /// <summary><c>AG_20191219_00004e48cf7e3533f581</c>.</summary>
    public static string Conversation(DateTimeOffset now) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"AG_{now.ToOffset(EastAfrica):yyyyMMdd}_0000{RandomNumberGenerator.GetHexString(16, lowercase: true)}"
        );

    /// <summary><c>NLJ7RT61SV</c>: of money that moved.</summary>
    public static string Receipt() => RandomNumberGenerator.GetString(Capitals, 3) + RandomNumberGenerator.GetString(Capitals + Digits, 7);

    /// <summary><c>NLJ0000000</c>: of a result that is about no movement of its own.</summary>
    public static string NoReceipt() => RandomNumberGenerator.GetString(Capitals, 3) + "0000000";

    /// <summary>A time in Nairobi as a number of fourteen digits: <c>20191219102115</c>.</summary>
    public static long Time(DateTimeOffset at) =>
        long.Parse(at.ToOffset(EastAfrica).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Number(int length) =>
        RandomNumberGenerator.GetString("123456789", 1) + RandomNumberGenerator.GetString(Digits, length - 1);
}
