using System.Globalization;
using Procur.Integrations.Sandbox.Mpesa.Wire;

namespace Procur.Integrations.Sandbox.Mpesa.Express;

/// <summary>A push whose fields are all as they must be.</summary>
internal sealed record StkPushRequest(
    string PartyB,
    decimal Amount,
    string Phone,
    Uri CallBackUrl,
    string AccountReference,
    string Description
)
{
    private const string PayBill = "CustomerPayBillOnline";
    private const string BuyGoods = "CustomerBuyGoodsOnline";

    private static readonly KeyValuePair<string, Func<string, bool>>[] Rules =
    [
        new("BusinessShortCode", MpesaFields.IsShortCode),
        new("Password", MpesaFields.IsGiven),
        new("Timestamp", MpesaFields.IsTimestamp),
        new("TransactionType", x => x is PayBill or BuyGoods),
        new("Amount", MpesaFields.IsAmount),
        new("PartyA", MpesaFields.IsPhone),
        new("PartyB", MpesaFields.IsShortCode),
        new("PhoneNumber", MpesaFields.IsPhone),
        new("CallBackURL", MpesaFields.IsAddress),
        new("AccountReference", MpesaFields.IsReference),
        new("TransactionDesc", MpesaFields.IsDescription),
    ];

    /// <summary>The first field that is not as it must be; null if all are.</summary>
    public static string? FirstWrong(MpesaBody body)
    {
        if (MpesaFields.FirstWrong(body, Rules) is { } field)
        {
            return field;
        }

        // A pay bill number is paid itself; a till has a number of its own below its store's.
        var paysShortCode = body["PartyB"] == body["BusinessShortCode"];
        return paysShortCode == (body["TransactionType"] == PayBill) ? null : "PartyB";
    }

    /// <summary>Reads a body of which no field is wrong.</summary>
    public static StkPushRequest Read(MpesaBody body) =>
        new(
            body["PartyB"],
            decimal.Parse(body["Amount"], NumberStyles.None, CultureInfo.InvariantCulture),
            body["PhoneNumber"],
            new Uri(body["CallBackURL"]),
            body["AccountReference"],
            body["TransactionDesc"]
        );
}
