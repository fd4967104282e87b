using Procur.Integrations;

namespace Procurement.Requests;

/// <summary>What somebody wants to buy: read from a file and checked before anything is sent to anyone.</summary>
internal sealed record PurchaseRequest(
    string Id,
    string Title,
    string Department,
    string Channel,
    string Approver,
    string Vendor,
    string VendorId,
    Signer Signer,
    IReadOnlyList<string> Attendees,
    string TimeZone,
    IReadOnlyList<PurchaseLine> Lines,
    Money Total,
    PaymentChoice Payment
)
{
    /// <summary>The reference that every service can carry: letters and digits alone.</summary>
    public string Reference => string.Concat(Id.Where(char.IsAsciiLetterOrDigit));
}
