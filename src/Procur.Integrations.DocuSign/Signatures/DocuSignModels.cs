using System.Collections.ObjectModel;
using Procur.Integrations.DocuSign.Wire;

namespace Procur.Integrations.DocuSign;

/// <summary>DocuSign's envelopes and templates in our words.</summary>
internal static class DocuSignModels
{
    /// <summary>The custom field that holds the host's own reference.</summary>
    public const string ReferenceField = "procur_reference";

    /// <summary>The custom field that holds the transaction's id, for people who look for a lost answer by hand.</summary>
    public const string IdField = "procur_id";

    private const string CertificateId = "certificate";

    public static Envelope ToModel(DocuSignEnvelope envelope, RawJson raw, EnvelopeStatus? known = null)
    {
        var fields = envelope.CustomFields?.TextCustomFields ?? [];
        return new Envelope
        {
            Id = envelope.EnvelopeId,
            Status = DocuSignStatuses.OfEnvelope(envelope.Status) is var status and not EnvelopeStatus.Unrecognized
                ? status
                : known ?? EnvelopeStatus.Unrecognized,
            ProviderStatus = envelope.Status ?? "",
            Subject = envelope.EmailSubject,
            Reference = fields.FirstOrDefault(field => field.Name == ReferenceField)?.Value,
            Recipients = RecipientsOf(envelope.Recipients),
            Documents =
            [
                .. (envelope.EnvelopeDocuments ?? [])
                    .Where(document => document.DocumentId is { Length: > 0 } and not CertificateId)
                    .Select(document => new EnvelopeDocument(document.DocumentId!, document.Name)),
            ],
            Metadata = MetadataOf(fields),
            CreatedAt = DocuSignText.Moment(envelope.CreatedDateTime),
            SentAt = DocuSignText.Moment(envelope.SentDateTime),
            DeliveredAt = DocuSignText.Moment(envelope.DeliveredDateTime),
            CompletedAt = DocuSignText.Moment(envelope.CompletedDateTime),
            DeclinedAt = DocuSignText.Moment(envelope.DeclinedDateTime),
            VoidedAt = DocuSignText.Moment(envelope.VoidedDateTime),
            VoidedReason = string.IsNullOrEmpty(envelope.VoidedReason) ? null : envelope.VoidedReason,
            Raw = raw,
        };
    }

    public static SignatureTemplate ToModel(DocuSignTemplate template, RawJson raw) =>
        new(template.TemplateId ?? "", template.Name ?? "")
        {
            Description = template.Description,
            Subject = template.EmailSubject,
            Roles =
            [
                .. RecipientsOf(template.Recipients)
                    .Where(recipient => recipient.Role is { Length: > 0 })
                    .Select(recipient => new TemplateRole(recipient.Role!) { Kind = recipient.Kind, Order = recipient.Order ?? 1 }),
            ],
            CreatedAt = DocuSignText.Moment(template.Created),
            ChangedAt = DocuSignText.Moment(template.LastModified),
            Raw = raw,
        };

    private static ReadOnlyDictionary<string, string> MetadataOf(IReadOnlyList<DocuSignCustomField> fields)
    {
        var metadata = new Dictionary<string, string>();
        foreach (var field in fields)
        {
            if (field is { Name: { } name and not ReferenceField and not IdField, Value: { } value })
            {
                metadata[name] = value;
            }
        }

        return metadata.AsReadOnly();
    }

    private static List<EnvelopeRecipient> RecipientsOf(DocuSignRecipients? recipients)
    {
        if (recipients is null)
        {
            return [];
        }

        return
        [
            .. Of(recipients.Signers, RecipientKind.Signer)
                .Concat(Of(recipients.InPersonSigners, RecipientKind.Signer))
                .Concat(Of(recipients.CarbonCopies, RecipientKind.Copy))
                .Concat(Of(recipients.CertifiedDeliveries, RecipientKind.Unrecognized))
                .OrderBy(recipient => recipient.Order),
        ];
    }

    private static IEnumerable<EnvelopeRecipient> Of(IReadOnlyList<DocuSignRecipient>? recipients, RecipientKind kind) =>
        (recipients ?? []).Select(recipient => new EnvelopeRecipient
        {
            Id = recipient.RecipientId ?? "",
            Kind = kind,
            Status = DocuSignStatuses.OfRecipient(recipient.Status),
            ProviderStatus = recipient.Status ?? "",
            Name = recipient.Name,
            Email = recipient.Email,
            Order = DocuSignText.Number(recipient.RoutingOrder),
            Role = string.IsNullOrEmpty(recipient.RoleName) ? null : recipient.RoleName,
            EmbeddedId = string.IsNullOrEmpty(recipient.ClientUserId) ? null : recipient.ClientUserId,
            SentAt = DocuSignText.Moment(recipient.SentDateTime),
            DeliveredAt = DocuSignText.Moment(recipient.DeliveredDateTime),
            SignedAt = DocuSignText.Moment(recipient.SignedDateTime),
            DeclinedAt = DocuSignText.Moment(recipient.DeclinedDateTime),
            DeclinedReason = string.IsNullOrEmpty(recipient.DeclinedReason) ? null : recipient.DeclinedReason,
        });
}
