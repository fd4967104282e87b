using System.Text;
using Procur.Integrations.Connections;
using Procur.Integrations.Email;
using Procur.Integrations.SendGrid.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.SendGrid;

/// <summary>Makes SendGrid's mail of ours.</summary>
internal static class SendGridComposer
{
    /// <summary>What all mails of a request have: sender, headers, category, tracking. Subject and text, or a template, are put to it.</summary>
    public static SendGridMail Shell(Connection connection, EmailRequest request, SendGridOptions options)
    {
        var headers = EmailHeaders.Of(request);
        return new SendGridMail(SenderOf(connection, request, options), [])
        {
            ReplyTo = request.ReplyTo.Count == 1 ? ToWire(request.ReplyTo[0]) : null,
            ReplyToList = request.ReplyTo.Count > 1 ? [.. Distinct(request.ReplyTo).Select(ToWire)] : null,
            Headers = headers.Count == 0 ? null : headers.ToDictionary(),
            Categories = request.Kind is null ? null : [Category(request.Kind)],
            Asm = request.Category == EmailCategory.Marketing && options.UnsubscribeGroupId is { } group ? new SendGridAsm(group) : null,
            MailSettings = options.SandboxMode ? new SendGridMailSettings { SandboxMode = new SendGridSwitch(true) } : null,
            TrackingSettings = new SendGridTrackingSettings
            {
                OpenTracking = options.OpenTracking is { } open ? new SendGridSwitch(open) : null,
                ClickTracking = options.ClickTracking is { } click ? new SendGridClickTracking(click, click) : null,
                SubscriptionTracking = new SendGridSwitch(NeedsWayOut(request, options)),
            },
        };
    }

    public static SendGridPersonalization Personalization(
        IEnumerable<EmailRecipient> recipients,
        IReadOnlyDictionary<string, string> customArguments
    )
    {
        var to = new List<SendGridAddress>();
        List<SendGridAddress>? cc = null;
        List<SendGridAddress>? bcc = null;
        foreach (var recipient in recipients)
        {
            var list = recipient.Role switch
            {
                EmailRole.Cc => cc ??= [],
                EmailRole.Bcc => bcc ??= [],
                _ => to,
            };
            list.Add(ToWire(recipient.Address));
        }

        return new SendGridPersonalization(to)
        {
            Cc = cc,
            Bcc = bcc,
            CustomArgs = customArguments,
        };
    }

    public static IReadOnlyList<SendGridContent> Content(string? text, string? html)
    {
        var content = new List<SendGridContent>(2);
        if (!string.IsNullOrEmpty(text))
        {
            // Plain text must stand before HTML.
            content.Add(new SendGridContent("text/plain", text));
        }

        if (!string.IsNullOrEmpty(html))
        {
            content.Add(new SendGridContent("text/html", html));
        }

        return content;
    }

    /// <summary>The names and values that events bring back: the host's own, its reference, and what a lost answer is settled by.</summary>
    /// <exception cref="ArgumentException">A name is SendGrid's or ours, or they are too long together.</exception>
    public static IReadOnlyDictionary<string, string> CustomArguments(
        Connection connection,
        EmailRequest request,
        WireIntent intent,
        string? reference
    )
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Metadata)
        {
            arguments[name] =
                SendGridEventNames.IsTaken(name) || SendGridArguments.IsOurs(name)
                    ? throw new ArgumentException(
                        $"The name '{name}' in Metadata is one of SendGrid's events' or ours; give it another.",
                        nameof(request)
                    )
                    : value;
        }

        if (reference is not null)
        {
            arguments[SendGridArguments.Reference] = reference;
        }

        SendGridArguments.Put(arguments, connection, intent);
        var bytes = 0;
        foreach (var (name, value) in arguments)
        {
            bytes += Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value);
        }

        return bytes <= SendGridLimits.CustomArgumentBytes
            ? arguments
            : throw new ArgumentException(
                $"Metadata and reference have {bytes} bytes; SendGrid takes {SendGridLimits.CustomArgumentBytes}. Nothing was sent.",
                nameof(request)
            );
    }

    private static SendGridAddress ToWire(EmailAddress address) => new(address.Address, address.Name);

    // Twice the same is an error at SendGrid.
    private static IEnumerable<EmailAddress> Distinct(IEnumerable<EmailAddress> addresses) =>
        addresses.DistinctBy(address => EmailRecipients.Same(address.Address), StringComparer.Ordinal);

    private static SendGridAddress SenderOf(Connection connection, EmailRequest request, SendGridOptions options)
    {
        if (request.From is { } from)
        {
            return ToWire(from);
        }

        return string.IsNullOrWhiteSpace(options.FromEmail)
            ? throw new IntegrationException(
                connection.Descriptor.Key,
                SendGridOperations.SendMail,
                IntegrationErrorKind.NotConfigured,
                $"{connection.Descriptor.Key} {SendGridOperations.SendMail}: the mail does not say who it is from and FromEmail is not set in the connection '{connection.Id.Name}'. Nothing was sent."
            )
            : new SendGridAddress(options.FromEmail, string.IsNullOrWhiteSpace(options.FromName) ? null : options.FromName);
    }

    private static string Category(string kind) =>
        kind.Length is > 0 and <= SendGridLimits.CategoryCharacters
            ? kind
            : throw new ArgumentException($"Kind has {kind.Length} characters; SendGrid takes 1 to {SendGridLimits.CategoryCharacters}.");

    // Marketing needs a way to leave: the group's, the host's own, or else SendGrid's. A receipt or a password offers none, whatever the account does by default.
    private static bool NeedsWayOut(EmailRequest request, SendGridOptions options) =>
        request.Category == EmailCategory.Marketing
        && request.Unsubscribe is null
        && options.UnsubscribeGroupId is null
        && !request.Headers.Keys.Contains("List-Unsubscribe", StringComparer.OrdinalIgnoreCase);
}
