using System.Security.Cryptography;

namespace Procur.Integrations.Email;

/// <summary>An attachment with its length, and what tells it from another, found before the send. For providers.</summary>
/// <param name="Attachment">The attachment.</param>
/// <param name="Length">Its length in bytes.</param>
public sealed record EmailFile(EmailAttachment Attachment, long Length)
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>SHA-256 of its bytes in hexadecimal digits; null where it was not asked for.</summary>
    public string? Hash { get; private init; }

    /// <summary>The type alone.</summary>
    public override string ToString() => nameof(EmailFile);

    /// <summary>Finds the lengths of attachments; a stream that cannot tell its length is read once, in parts.</summary>
    /// <param name="attachments">The attachments.</param>
    /// <param name="limit">How many bytes all may have together.</param>
    /// <param name="hashed">Whether their hashes are wanted, by which an intent with a name is known again; each is read once for it.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ArgumentException">Together they are larger than allowed, one is of another length than it says, or one would have to be read
    /// twice and cannot be.</exception>
    public static async ValueTask<IReadOnlyList<EmailFile>> MeasureAsync(
        IReadOnlyList<EmailAttachment> attachments,
        long limit,
        bool hashed,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(attachments);
        if (attachments.Count == 0)
        {
            return [];
        }

        var files = new List<EmailFile>(attachments.Count);
        var left = limit;
        foreach (var attachment in attachments)
        {
            if (attachment.Content.Length > left)
            {
                throw TooLarge(limit);
            }

            var file = await MeasureAsync(attachment, left, limit, hashed, cancellationToken).ConfigureAwait(false);
            left -= file.Length;
            files.Add(file);
        }

        return files;
    }

    private static async ValueTask<EmailFile> MeasureAsync(
        EmailAttachment attachment,
        long left,
        long limit,
        bool hashed,
        CancellationToken cancellationToken
    )
    {
        var content = attachment.Content;
        if (content.Length is { } said && !hashed)
        {
            return new EmailFile(attachment, said);
        }

        if (!content.CanOpenAgain)
        {
            throw new ArgumentException(
                "An attachment stands in a stream that can be read once only, and must be read before the send: its length is not known, or the mail has an "
                    + "operation key. Give a factory (FileContent.FromFactory) or a stream that can seek. Nothing was sent."
            );
        }

        var stream = await content.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            if (stream.CanSeek && stream.Length - stream.Position > left)
            {
                throw TooLarge(limit);
            }

            if (stream.CanSeek && !hashed)
            {
                return new EmailFile(attachment, stream.Length - stream.Position);
            }

            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[BufferBytes];
            long length = 0;
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                length += read;
                if (length > left)
                {
                    throw TooLarge(limit);
                }

                hash.AppendData(buffer.AsSpan(0, read));
            }

            return content.Length is { } told && told != length
                ? throw new ArgumentException("An attachment is of another length than it says. Nothing was sent.")
                : new EmailFile(attachment, length) { Hash = Convert.ToHexStringLower(hash.GetHashAndReset()) };
        }
    }

    private static ArgumentException TooLarge(long limit) =>
        new($"The attachments are larger than the {limit} bytes that the service takes with this mail. Nothing was sent.");
}
