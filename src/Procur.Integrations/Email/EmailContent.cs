using System.Buffers;

namespace Procur.Integrations.Email;

/// <summary>Checks that every mail needs, whatever the service. For providers.</summary>
public static class EmailContent
{
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n\0");
    private static readonly SearchValues<char> NoFileName = SearchValues.Create("\r\n\0/\\");
    private static readonly SearchValues<char> NoContentId = SearchValues.Create("\r\n\0<> ");

    /// <summary>Checks subject and text.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="text">The plain text.</param>
    /// <param name="html">The HTML.</param>
    /// <exception cref="ArgumentException">The subject is missing or has a line break, or there is no text at all.</exception>
    public static void Check(string? subject, string? text, string? html)
    {
        if (string.IsNullOrWhiteSpace(subject))
        {
            throw new ArgumentException("The mail has no subject.");
        }

        if (subject.AsSpan().ContainsAny(LineBreaks))
        {
            throw new ArgumentException("The subject holds a line break, which would begin another header.");
        }

        if (string.IsNullOrEmpty(text) && string.IsNullOrEmpty(html))
        {
            throw new ArgumentException("The mail has neither a text nor HTML.");
        }
    }

    /// <summary>Checks attachments; their sizes are the service's affair.</summary>
    /// <param name="attachments">The attachments.</param>
    /// <exception cref="ArgumentException">One has no content, no name, a name with a path or a line break, or a content id that stands twice.</exception>
    public static void Check(IReadOnlyList<EmailAttachment> attachments)
    {
        ArgumentNullException.ThrowIfNull(attachments);
        HashSet<string>? ids = null;
        foreach (var attachment in attachments)
        {
            ArgumentNullException.ThrowIfNull(attachment);
            ArgumentNullException.ThrowIfNull(attachment.Content);
            if (string.IsNullOrWhiteSpace(attachment.FileName) || attachment.FileName.AsSpan().ContainsAny(NoFileName))
            {
                throw new ArgumentException("An attachment's name is empty, or holds a path or a line break.");
            }

            if (string.IsNullOrWhiteSpace(attachment.ContentType) || attachment.ContentType.AsSpan().ContainsAny(LineBreaks))
            {
                throw new ArgumentException("An attachment has no media type, or one with a line break.");
            }

            if (attachment.ContentId is { } id)
            {
                if (string.IsNullOrWhiteSpace(id) || id.AsSpan().ContainsAny(NoContentId) || !(ids ??= new(StringComparer.Ordinal)).Add(id))
                {
                    throw new ArgumentException("A content id is empty, has a bracket or a blank in it, or stands twice.");
                }
            }
        }
    }
}
