using System.Text.Json.Nodes;

namespace Procur.Integrations.Mpesa;

/// <summary>Asks for one prompt on one phone. Short code, password, timestamp and type come from the connection's settings.</summary>
/// <param name="PhoneNumber">The payer's number, <c>254</c> and nine digits; see <see cref="MpesaPhoneNumber"/>.</param>
/// <param name="Amount">Whole shillings, from 1.</param>
/// <param name="AccountReference">1 to 12 letters and digits; the payer sees it.</param>
/// <param name="Description">1 to 13 characters.</param>
/// <param name="CallbackUrl">Where Daraja tells the result.</param>
public sealed record MpesaStkPush(string PhoneNumber, long Amount, string AccountReference, string Description, Uri CallbackUrl)
{
    /// <summary>Further fields of the body, under Daraja's own names.</summary>
    public JsonObject? Further { get; init; }

    /// <summary>The amount only: the phone number is personal data.</summary>
    public override string ToString() => $"MpesaStkPush of {Amount} KES";
}
