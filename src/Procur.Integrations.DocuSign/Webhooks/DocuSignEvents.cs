using System.Security.Cryptography;
using System.Text.Json;
using Procur.Integrations.DocuSign.Wire;

namespace Procur.Integrations.DocuSign;

/// <summary>Reads Connect's messages and takes nothing for granted.</summary>
internal static class DocuSignEvents
{
    /// <exception cref="IntegrationException">It is no message of Connect's JSON form.</exception>
    public static DocuSignEvent Read(ReadOnlyMemory<byte> utf8)
    {
        var notice = Parse(utf8.Span);
        if (notice is not { Event: { Length: > 0 } type })
        {
            throw new IntegrationException(
                DocuSignIntegration.Descriptor.Key,
                "webhook.read",
                IntegrationErrorKind.Protocol,
                "docusign webhook.read: the message is not Connect's JSON form. Set the Connect configuration to JSON, one message an event (restv2.1, SIM)."
            );
        }

        var kind = DocuSignStatuses.OfEvent(type);
        var raw = new RawJson(utf8);
        var data = notice.Data ?? new DocuSignNoticeData();
        var summary = (data.EnvelopeSummary ?? new DocuSignEnvelope()) with { EnvelopeId = data.EnvelopeId ?? "" };
        var head = new DocuSignEventHead(
            IdOf(notice, data, type, utf8.Span),
            type,
            kind,
            DocuSignText.Moment(notice.GeneratedDateTime),
            DocuSignText.Id(data.AccountId),
            data.RecipientId,
            DocuSignModels.ToModel(summary, raw, DocuSignStatuses.After(kind)) with
            {
                ProviderStatus = summary.Status ?? type,
            },
            raw
        );
        return kind switch
        {
            SignatureEventKind.Sent => new DocuSignEnvelopeSent(head),
            SignatureEventKind.Delivered => new DocuSignEnvelopeDelivered(head),
            SignatureEventKind.Completed => new DocuSignEnvelopeCompleted(head),
            SignatureEventKind.Declined => new DocuSignEnvelopeDeclined(head),
            SignatureEventKind.Voided => new DocuSignEnvelopeVoided(head),
            SignatureEventKind.Unrecognized => new DocuSignUnknownEvent(head),
            _ => new DocuSignRecipientEvent(head),
        };
    }

    /// <summary>The account of whatever was sent: an untrusted hint.</summary>
    public static string? AccountOf(ReadOnlySpan<byte> utf8) => DocuSignText.Id(Parse(utf8)?.Data?.AccountId);

    // A retry differs from the message it repeats by its retryCount alone. What tells neither envelope nor time is known by its bytes.
    private static string IdOf(DocuSignNotice notice, DocuSignNoticeData data, string type, ReadOnlySpan<byte> utf8) =>
        string.IsNullOrEmpty(data.EnvelopeId) || string.IsNullOrEmpty(notice.GeneratedDateTime)
            ? Convert.ToHexStringLower(SHA256.HashData(utf8))
            : $"{ConfigurationOf(notice)}|{data.EnvelopeId}|{type}|{notice.GeneratedDateTime}|{data.RecipientId}";

    // A number in the documents' examples, text in some messages.
    private static string ConfigurationOf(DocuSignNotice notice) =>
        notice.ConfigurationId.ValueKind is JsonValueKind.Number or JsonValueKind.String ? notice.ConfigurationId.ToString() : "";

    private static DocuSignNotice? Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, DocuSignJson.Default.DocuSignNotice);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, another shape, or text that cannot be: half a surrogate pair.
            return null;
        }
    }
}
