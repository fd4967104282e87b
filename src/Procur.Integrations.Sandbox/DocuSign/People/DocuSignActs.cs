using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.DocuSign.Model;
using Procur.Integrations.Sandbox.DocuSign.Wire;

namespace Procur.Integrations.Sandbox.DocuSign.People;

/// <summary>What people do: signers with their mails, the user who consents, and an administrator.</summary>
internal sealed class DocuSignActs(DocuSignProgress progress)
{
    private delegate void Signing(DocuSignAccount account, DocuSignEnvelope envelope, DocuSignRecipient recipient);

    /// <summary>All acts by name.</summary>
    public IReadOnlyDictionary<string, Func<DocuSignAccount, JsonObject, JsonObject?>> All =>
        new Dictionary<string, Func<DocuSignAccount, JsonObject, JsonObject?>>
        {
            ["open"] = Gated((account, x) => One(account, x, progress.Open)),
            ["sign"] = Gated(Sign),
            ["decline"] = Gated(
                (account, x) =>
                    One(
                        account,
                        x,
                        (owner, envelope, recipient) =>
                            progress.Decline(owner, envelope, recipient, DocuSignJson.At(x, "reason") ?? "Not as agreed")
                    )
            ),
            ["bounce"] = Gated((account, x) => One(account, x, progress.Bounce)),
            ["envelopes"] = Gated(Envelopes),
            ["consent"] = Gated((account, _) => Consent(account, true)),
            ["withdraw-consent"] = Gated((account, _) => Consent(account, false)),
            ["end-tokens"] = Gated(
                (account, _) =>
                {
                    account.Tokens.Clear();
                    return [];
                }
            ),
        };

    private static Func<DocuSignAccount, JsonObject, JsonObject?> Gated(Func<DocuSignAccount, JsonObject, JsonObject> act) =>
        (account, arguments) =>
        {
            lock (account.Gate)
            {
                return act(account, arguments);
            }
        };

    private static JsonObject Consent(DocuSignAccount account, bool consents)
    {
        account.HasConsented = consents;
        if (!consents)
        {
            account.Tokens.Clear();
        }

        return [];
    }

    private static JsonObject Envelopes(DocuSignAccount account, JsonObject arguments) =>
        new() { ["envelopes"] = DocuSignJson.Array(account.Envelopes.Select(x => x.Describe(_ => true))) };

    private static DocuSignEnvelope Envelope(DocuSignAccount account, JsonObject arguments)
    {
        if (DocuSignJson.At(arguments, "envelopeId") is { } id)
        {
            return account.FindEnvelope(id) ?? throw new SandboxException($"There is no envelope '{id}'.");
        }

        return account.Envelopes.FindLast(x => x.IsUnderWay) ?? throw new SandboxException("No envelope is under way.");
    }

    private static DocuSignRecipient Recipient(DocuSignEnvelope envelope, JsonObject arguments)
    {
        if (!envelope.IsUnderWay)
        {
            throw new SandboxException($"The envelope is {envelope.Status}; nobody can sign it.");
        }

        var email = DocuSignJson.At(arguments, "email");
        var waiting = envelope.Recipients.Where(x => x.IsSigner && !x.IsDone).OrderBy(x => x.Order).ToArray();
        var recipient = email is null
            ? waiting.FirstOrDefault()
            : Array.Find(waiting, x => string.Equals(x.Email, email, StringComparison.OrdinalIgnoreCase));
        return recipient switch
        {
            null => throw new SandboxException(email is null ? "Nobody is left to sign." : $"'{email}' has nothing to sign here."),
            { SentAt: null } => throw new SandboxException($"It is not the turn of '{recipient.Email}' yet."),
            _ => recipient,
        };
    }

    private static JsonObject Seen(DocuSignEnvelope envelope) => new() { ["envelopeId"] = envelope.Id, ["status"] = envelope.Status };

    private static JsonObject One(DocuSignAccount account, JsonObject arguments, Signing signing)
    {
        var envelope = Envelope(account, arguments);
        signing(account, envelope, Recipient(envelope, arguments));
        return Seen(envelope);
    }

    /// <summary>One signer by his address; without one everybody who is left, each in his turn.</summary>
    private JsonObject Sign(DocuSignAccount account, JsonObject arguments)
    {
        if (DocuSignJson.At(arguments, "email") is not null)
        {
            return One(account, arguments, progress.Sign);
        }

        var envelope = Envelope(account, arguments);
        do
        {
            progress.Sign(account, envelope, Recipient(envelope, arguments));
        } while (envelope.IsUnderWay && envelope.Recipients.Exists(x => x.IsSigner && !x.IsDone));
        return Seen(envelope);
    }
}
