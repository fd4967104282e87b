using System.Text;

namespace Procur.Integrations.AmazonS3;

internal sealed class AmazonS3Links(S3Client client) : ITemporaryLinks
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public async Task<TemporaryLink> CreateLinkAsync(TemporaryLinkRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var writes = request.Access == LinkAccess.Write;
        var key = writes && request.FileId is null ? S3Key.Of(request.Name, request.FolderId) : S3Key.Checked(request.FileId);
        if (request.ExpiresIn < TimeSpan.FromSeconds(1) || request.ExpiresIn > Longest)
        {
            throw new ArgumentException("An S3 link works for a second to 7 days (604800 s).");
        }

        var link = new S3Link(writes ? "PUT" : "GET", key, request.ExpiresIn)
        {
            ContentType = writes ? request.ContentType : null,
            Disposition = !writes && request.DownloadName is { } name ? Disposition(name) : null,
        };
        // The signature counts whole seconds from a whole second.
        var now = client.Connection.Time.GetUtcNow().ToUnixTimeSeconds();
        var address = await client.PresignAsync(link, cancellationToken).ConfigureAwait(false);
        return new TemporaryLink(address, DateTimeOffset.FromUnixTimeSeconds(now + (long)request.ExpiresIn.TotalSeconds))
        {
            Access = request.Access,
            Method = writes ? HttpMethod.Put : HttpMethod.Get,
            Headers = link.ContentType is { } type
                ? new Dictionary<string, string> { ["Content-Type"] = type }
                : new Dictionary<string, string>(),
            FileId = key,
        };
    }

    /// <summary>RFC 6266: a name beyond ASCII is given twice, the second time for those who read it.</summary>
    private static string Disposition(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            plain.Append(letter is >= ' ' and <= '~' and not '"' and not '\\' and not '/' ? letter : '_');
        }

        return plain.ToString() == name
            ? $"attachment; filename=\"{name}\""
            : $"attachment; filename=\"{plain}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}";
    }
}
