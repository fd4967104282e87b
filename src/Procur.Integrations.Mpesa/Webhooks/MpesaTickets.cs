using System.Globalization;
using Procur.Integrations.Webhooks;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Mpesa;

/// <summary>What the one-time address of a push stands for.</summary>
internal static class MpesaTickets
{
    private const string AmountKey = "amount";
    private const string ReferenceKey = "reference";

    // Callbacks come within minutes or not at all; kept longer, so that a late or repeated one is still known.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    // The acknowledgement, and with it the id to match, is found through the journal. No phone number belongs here.
    public static CallbackTicket For(MpesaClient client, WireIntent intent, MpesaOrder order)
    {
        var connection = client.Connection;
        return new CallbackTicket(connection.Id)
        {
            Operation = MpesaOperations.StkPushName,
            JournalId = client.JournalIdOf(intent),
            Data = new Dictionary<string, string>
            {
                [AmountKey] = order.Shillings.ToString(CultureInfo.InvariantCulture),
                [ReferenceKey] = order.Reference,
            },
            ExpiresAt = connection.Time.GetUtcNow() + Lifetime,
        };
    }

    /// <summary>What was asked for; null where the ticket does not say.</summary>
    public static Money? AmountOf(CallbackTicket ticket) =>
        ticket.Data.TryGetValue(AmountKey, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var shillings)
            ? new Money(shillings, MpesaOrder.Shilling)
            : null;

    public static string? ReferenceOf(CallbackTicket ticket) => ticket.Data.GetValueOrDefault(ReferenceKey);
}
