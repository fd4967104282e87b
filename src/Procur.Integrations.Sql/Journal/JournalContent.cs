using Procur.Integrations.Journal;
using Procur.Integrations.Sealing;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sql;

/// <summary>
/// What of an entry may hold personal data or what a service handed out in secret: the bytes to send again, the note for a look-up, the answer. Written in one
/// piece, sealed.
/// </summary>
internal static class JournalContent
{
    private const byte FormatVersion = 1;

    /// <returns>Null where there is nothing to keep.</returns>
    public static byte[]? Seal(JournalEntry entry, Sealer sealer)
    {
        if (entry is { Body: null, LookUp: null, ReplyStatus: null })
        {
            return null;
        }

        using var buffer = new MemoryStream(256 + entry.ReplyBody.Length + (entry.Body?.Bytes.Length ?? 0));
        using var writer = new BinaryWriter(buffer);
        writer.Write(FormatVersion);
        writer.Write(entry.Body is not null);
        if (entry.Body is { } body)
        {
            Write(writer, body.ContentType);
            Write(writer, body.Bytes.Span);
        }

        Write(writer, entry.LookUp);
        writer.Write7BitEncodedInt(entry.ReplyHeaders.Count);
        foreach (var header in entry.ReplyHeaders)
        {
            writer.Write(header.Name);
            writer.Write(header.Value);
        }

        Write(writer, entry.ReplyBody.Span);
        writer.Flush();
        return sealer.Seal(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), ContextOf(entry.Id));
    }

    /// <exception cref="IntegrationException">Its key is not among this host's.</exception>
    public static JournalEntry Open(JournalEntry entry, byte[]? content, Sealer sealer)
    {
        if (content is null)
        {
            return entry;
        }

        var finding = sealer.TryOpen(content, ContextOf(entry.Id), out var plain);
        if (finding != SealFinding.Opened)
        {
            throw new IntegrationException(
                "store",
                "journal.find",
                IntegrationErrorKind.NotConfigured,
                finding == SealFinding.KeyMissing
                    ? $"store journal.find: an operation of {entry.Id.Connection} is sealed under the key {Sealer.KeyIdOf(content)}, which this host does not have. Add it to Integrations:Keys for reading."
                    : $"store journal.find: what is kept of an operation of {entry.Id.Connection} was altered or moved, so it is not used. Restore the row from a copy."
            );
        }

        using var reader = new BinaryReader(new MemoryStream(plain!, writable: false));
        if (reader.ReadByte() != FormatVersion)
        {
            throw new IntegrationException(
                "store",
                "journal.find",
                IntegrationErrorKind.NotConfigured,
                "store journal.find: an operation was written by a newer version of this package. Update the Procur.Integrations packages of this process."
            );
        }

        WireBody? body = null;
        if (reader.ReadBoolean())
        {
            var contentType = ReadText(reader);
            body = WireBody.FromBytes(ReadBytes(reader), contentType);
        }

        var lookUp = ReadText(reader);
        var headers = new WireHeader[reader.Read7BitEncodedInt()];
        for (var i = 0; i < headers.Length; i++)
        {
            headers[i] = new WireHeader(reader.ReadString(), reader.ReadString());
        }

        return entry with
        {
            Body = body,
            LookUp = lookUp,
            ReplyHeaders = headers,
            ReplyBody = ReadBytes(reader),
        };
    }

    /// <summary>It opens with its own operation alone.</summary>
    public static SealContext ContextOf(JournalId id) =>
        SealContext.Of("journal", id.Connection.Tenant, id.Connection.Integration, id.Connection.Name, id.Key, id.Step);

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }

    private static void Write(BinaryWriter writer, ReadOnlySpan<byte> bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static byte[] ReadBytes(BinaryReader reader) => reader.ReadBytes(reader.Read7BitEncodedInt());
}
