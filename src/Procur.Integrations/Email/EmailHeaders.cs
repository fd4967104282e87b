using System.Collections.Frozen;

namespace Procur.Integrations.Email;

/// <summary>The further headers of a mail, checked, and those by which a recipient leaves. For providers.</summary>
public static class EmailHeaders
{
    private static readonly FrozenSet<string> Owned = FrozenSet.ToFrozenSet(
        [
            "from",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "received",
            "dkim-signature",
            "return-path",
            "sender",
            "list-unsubscribe-post",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The headers to send.</summary>
    /// <param name="request">The mail.</param>
    /// <exception cref="ArgumentException">A header has a property of its own or belongs to the service, is no name, or holds a line break.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(EmailRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Headers.Count == 0 && request.Unsubscribe is null)
        {
            return [];
        }

        var headers = new List<KeyValuePair<string, string>>(request.Headers.Count + 2);
        foreach (var (name, value) in request.Headers)
        {
            Check(name, value);
            headers.Add(new(name, value));
        }

        if (request.Unsubscribe is not { } leave)
        {
            return headers;
        }

        if (request.Headers.Keys.Contains("List-Unsubscribe", StringComparer.OrdinalIgnoreCase))
        {
            throw new ArgumentException("List-Unsubscribe is given twice: as a header and as Unsubscribe. Give one.", nameof(request));
        }

        headers.Add(new("List-Unsubscribe", WaysOut(leave)));
        if (leave.Address is not null)
        {
            headers.Add(new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }

        return headers;
    }

    private static void Check(string name, string value)
    {
        if (string.IsNullOrEmpty(name) || name.Any(c => c is <= ' ' or >= (char)127 or ':'))
        {
            throw new ArgumentException("A header's name is empty or holds a character that none can.");
        }

        if (Owned.Contains(name))
        {
            throw new ArgumentException($"The header {name} is not set as a header: it has a property of its own, or is the service's.");
        }

        if (value is null || value.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new ArgumentException($"The header {name} has no value, or one with a line break, which would begin another header.");
        }
    }

    private static string WaysOut(EmailUnsubscribe leave)
    {
        if (leave.Address is { } address && address.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException("Unsubscribe.Address must be an HTTPS address (RFC 8058).");
        }

        string?[] ways =
        [
            leave.Address is { } link ? $"<{link.AbsoluteUri}>" : null,
            leave.Mailbox is { } mailbox ? $"<mailto:{mailbox.Address}>" : null,
        ];
        var given = ways.Where(way => way is not null).ToList();
        return given.Count > 0
            ? string.Join(", ", given)
            : throw new ArgumentException("Unsubscribe has neither an address nor a mailbox.");
    }
}
