using Procur.Integrations.Sandbox.Mpesa.Wire;
using Procur.Integrations.Sandbox.Time;

namespace Procur.Integrations.Sandbox.Mpesa.Status;

/// <summary>The transaction status: accepted at once, answered by a callback.</summary>
internal sealed class TransactionStatus(SandboxClock clock, MpesaCallbacks callbacks)
{
    private static readonly KeyValuePair<string, Func<string, bool>>[] Rules =
    [
        new("Initiator", MpesaFields.IsGiven),
        new("SecurityCredential", MpesaFields.IsBase64),
        new("CommandID", x => x == "TransactionStatusQuery"),
        new("PartyA", MpesaFields.IsShortCode),
        new("IdentifierType", x => x == "4"),
        new("ResultURL", MpesaFields.IsAddress),
        new("QueueTimeOutURL", MpesaFields.IsAddress),
        new("Remarks", MpesaFields.IsRemarks),
        new("Occasion", MpesaFields.IsOccasion),
    ];

    public MpesaPlan Query(MpesaAccount account, MpesaBody body)
    {
        var receipt = body["TransactionID"];
        var wrong =
            MpesaFields.FirstWrong(body, Rules)
            ?? (body["PartyA"] != account.ShortCode ? "PartyA" : null)
            ?? (receipt.Length + body["OriginalConversationID"].Length == 0 ? "TransactionID" : null);
        if (wrong is not null)
        {
            return MpesaPlan.Refuse(MpesaErrors.Invalid(wrong));
        }

        var target = new Uri(body["ResultURL"]);
        var occasion = body["Occasion"];
        return MpesaPlan.Do(() =>
        {
            var now = clock.GetUtcNow();
            var query = new StatusQuery(MpesaIds.Conversation(now), MpesaIds.Request(), occasion);
            lock (account.Gate)
            {
                var result = account.TryGetPayment(receipt, out var prompt)
                    ? StatusResult.Found(query, account.ShortCode, prompt, receipt, now)
                    : StatusResult.NotFound(query);
                callbacks.Send(account, query.OriginatorConversationId, MpesaCallbacks.Status, target, result);
            }

            return MpesaAnswers.Accepted(query.ConversationId, query.OriginatorConversationId);
        });
    }
}
