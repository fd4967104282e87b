using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>By what an event, its content and its entity are known again.</summary>
internal static class WebhookIdentity
{
    private const int LongestText = 255;
    private const int LaneBytes = 16;

    /// <summary>SHA-256 of the event's own bytes, or of the whole body where it has none.</summary>
    public static byte[] FingerprintOf(WebhookEvent webhookEvent, RawWebhook webhook) =>
        SHA256.HashData((webhookEvent.Raw.Utf8.IsEmpty ? webhook.Body : webhookEvent.Raw.Utf8).Span);

    /// <summary>The service's id, or the content's where there is none: the only thing to know a copy by.</summary>
    public static string IdOf(WebhookEvent webhookEvent, ReadOnlySpan<byte> fingerprint) =>
        webhookEvent.Id.Length > 0 ? webhookEvent.Id : Convert.ToHexStringLower(fingerprint);

    /// <summary>The id as every database can hold and index it.</summary>
    public static string KeyOf(WebhookEvent webhookEvent, ReadOnlySpan<byte> fingerprint)
    {
        var id = webhookEvent.Id;
        return id.Length == 0 ? "sha256:" + Convert.ToHexStringLower(fingerprint)
            : IsStorable(id) ? id
            : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
    }

    /// <summary>A text as every database can hold it: what is too long or no text is cut.</summary>
    public static string Cut(string text)
    {
        if (IsStorable(text))
        {
            return text;
        }

        var kept = new string([.. text.Where(static c => !char.IsControl(c) && !char.IsSurrogate(c))]);
        return kept.Length <= LongestText ? kept : kept[..LongestText];
    }

    /// <summary>The same for all events of one entity of a connection.</summary>
    public static string? LaneOf(ConnectionId connection, string? entityId)
    {
        if (string.IsNullOrEmpty(entityId))
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in (ReadOnlySpan<string>)[connection.Tenant, connection.Integration, connection.Name, entityId])
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, LaneBytes));
    }

    private static bool IsStorable(string text) =>
        text.Length <= LongestText
        && !text.AsSpan().ContainsAnyInRange('\0', '\x1F')
        && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
}
