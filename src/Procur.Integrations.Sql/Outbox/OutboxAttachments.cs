namespace Procur.Integrations.Sql;

/// <summary>Takes attachments into memory, for they are kept with their mail.</summary>
internal static class OutboxAttachments
{
    private const int Most = 20 * 1024 * 1024;

    /// <exception cref="ArgumentException">They are too large.</exception>
    public static async Task<EmailMessage> HeldAsync(EmailMessage message, CancellationToken cancellationToken)
    {
        if (message.Attachments.Count == 0)
        {
            return message;
        }

        var held = new List<EmailAttachment>(message.Attachments.Count);
        var left = Most;
        foreach (var attachment in message.Attachments)
        {
            var bytes = attachment.Content.Bytes ?? await ReadAsync(attachment.Content, left, cancellationToken).ConfigureAwait(false);
            left -= bytes.Length;
            held.Add(left < 0 ? throw TooLarge() : attachment with { Content = FileContent.FromBytes(bytes) });
        }

        // A copy has a key of its own; what is kept is this very message.
        return message with
        {
            Attachments = held,
            IdempotencyKey = message.IdempotencyKey,
        };
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(FileContent content, int most, CancellationToken cancellationToken)
    {
        var source = await content.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            using var buffer = new MemoryStream();
            var block = new byte[81_920];
            int read;
            while ((read = await source.ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (buffer.Length + read > most)
                {
                    throw TooLarge();
                }

                await buffer.WriteAsync(block.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }

            return buffer.ToArray();
        }
    }

    private static ArgumentException TooLarge() =>
        new(
            $"The attachments are larger than {Most / (1024 * 1024)} MiB together; send a link to them, or send the mail without the outbox."
        );
}
