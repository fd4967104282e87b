using Procur.Integrations.Sandbox.DocuSign.Model;
using Procur.Integrations.Sandbox.DocuSign.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.DocuSign;

/// <summary>The way of an envelope: made, sent to those whose turn it is, signed, ended. Called within the account's gate.</summary>
internal sealed class DocuSignProgress(SandboxWorld world, DocuSignConnect connect)
{
    private DateTimeOffset Now => world.Clock.GetUtcNow();

    /// <summary>A draft: nobody is told.</summary>
    public void Make(DocuSignAccount account, DocuSignEnvelope envelope)
    {
        account.Envelopes.Add(envelope);
        Write(account, "envelope", envelope.Id, envelope.Reference);
    }

    /// <exception cref="DocuSignRefusalException">It is no draft, or not complete.</exception>
    public void Send(DocuSignAccount account, DocuSignEnvelope envelope)
    {
        if (envelope.Status != "created")
        {
            throw new DocuSignRefusalException(
                400,
                "ENVELOPE_INVALID_STATUS",
                "Envelope status is not valid for this operation. Only draft envelopes can be sent."
            );
        }

        CheckComplete(envelope);
        envelope.Status = "sent";
        envelope.SentAt = envelope.ChangedAt = Now;
        Write(account, "envelope-sent", envelope.Id, envelope.Reference);
        connect.Tell(account, envelope, "envelope-sent");
        Release(account, envelope);
    }

    /// <exception cref="DocuSignRefusalException">It is over, or was never sent.</exception>
    public void Void(DocuSignAccount account, DocuSignEnvelope envelope, string reason)
    {
        if (!envelope.IsUnderWay)
        {
            throw new DocuSignRefusalException(
                400,
                "ENVELOPE_CANNOT_VOID_INVALID_STATE",
                "Only envelopes in the 'Sent' or 'Delivered' states may be voided."
            );
        }

        envelope.Status = "voided";
        envelope.VoidedReason = reason;
        envelope.VoidedAt = envelope.ChangedAt = Now;
        Write(account, "envelope-void", envelope.Id, envelope.Reference);
        connect.Tell(account, envelope, "envelope-voided");
    }

    public void Open(DocuSignAccount account, DocuSignEnvelope envelope, DocuSignRecipient recipient)
    {
        if (recipient.DeliveredAt is not null)
        {
            return;
        }

        recipient.Status = "delivered";
        recipient.DeliveredAt = envelope.ChangedAt = Now;
        connect.Tell(account, envelope, "recipient-delivered", recipient);
        if (envelope.Status == "sent" && envelope.Recipients.TrueForAll(x => !x.IsSigner || x.DeliveredAt is not null))
        {
            envelope.Status = "delivered";
            envelope.DeliveredAt = Now;
            connect.Tell(account, envelope, "envelope-delivered");
        }
    }

    public void Sign(DocuSignAccount account, DocuSignEnvelope envelope, DocuSignRecipient recipient)
    {
        Open(account, envelope, recipient);
        recipient.Status = "completed";
        recipient.SignedAt = envelope.ChangedAt = Now;
        connect.Tell(account, envelope, "recipient-completed", recipient);
        Release(account, envelope);
    }

    public void Decline(DocuSignAccount account, DocuSignEnvelope envelope, DocuSignRecipient recipient, string reason)
    {
        Open(account, envelope, recipient);
        recipient.Status = envelope.Status = "declined";
        recipient.DeclinedReason = reason;
        recipient.DeclinedAt = envelope.DeclinedAt = envelope.ChangedAt = Now;
        connect.Tell(account, envelope, "recipient-declined", recipient);
        connect.Tell(account, envelope, "envelope-declined");
    }

    /// <summary>A mail that came back.</summary>
    public void Bounce(DocuSignAccount account, DocuSignEnvelope envelope, DocuSignRecipient recipient)
    {
        recipient.Status = "autoresponded";
        envelope.ChangedAt = Now;
        connect.Tell(account, envelope, "recipient-autoresponded", recipient);
    }

    private static void CheckComplete(DocuSignEnvelope envelope)
    {
        if (envelope.Documents.Count == 0)
        {
            throw DocuSignRefusalException.Incomplete("No documents were found.");
        }

        if (envelope.Subject.Length == 0)
        {
            throw DocuSignRefusalException.Incomplete("No subject was found.");
        }

        if (!envelope.Recipients.Exists(x => x.IsSigner))
        {
            throw DocuSignRefusalException.Incomplete("No recipients were found.");
        }

        if (envelope.Recipients.Exists(x => x.Email.Length == 0 || x.Name.Length == 0))
        {
            throw DocuSignRefusalException.Incomplete("A recipient has no name or no e-mail address.");
        }
    }

    /// <summary>Tells those whose turn has come; copies are done with that, and when nobody is left the envelope is.</summary>
    private void Release(DocuSignAccount account, DocuSignEnvelope envelope)
    {
        while (envelope.IsUnderWay)
        {
            var open = envelope.Recipients.Where(x => !x.IsDone).ToArray();
            if (open.Length == 0)
            {
                envelope.Status = "completed";
                envelope.CompletedAt = envelope.ChangedAt = Now;
                connect.Tell(account, envelope, "envelope-completed");
                return;
            }

            var turn = open.Min(x => x.Order);
            foreach (var recipient in open.Where(x => x.Order == turn && x.SentAt is null))
            {
                recipient.SentAt = Now;
                recipient.Status = recipient.IsSigner ? "sent" : "completed";
                if (recipient.IsMailed)
                {
                    Write(account, "mail", $"{envelope.Id}:{recipient.Id}", envelope.Reference);
                }

                connect.Tell(account, envelope, recipient.IsSigner ? "recipient-sent" : "recipient-completed", recipient);
            }

            if (open.Any(x => x.Order == turn && !x.IsDone))
            {
                return;
            }
        }
    }

    private void Write(DocuSignAccount account, string kind, string id, string? reference) =>
        world.Ledger.Write(new SandboxEffect(DocuSignStandIn.Name, account.Name, kind, id, null, null, reference, Now));
}
