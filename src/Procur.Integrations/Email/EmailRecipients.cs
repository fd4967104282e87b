using Procur.Integrations.Connections;

namespace Procur.Integrations.Email;

/// <summary>Who gets a mail: each address once, without those that are suppressed. For providers.</summary>
public sealed class EmailRecipients
{
    private readonly HashSet<string> suppressed;

    private EmailRecipients(IReadOnlyList<EmailRecipient> all, HashSet<string> suppressed)
    {
        All = all;
        this.suppressed = suppressed;
        // Without anyone whom it is for there is nobody to send a copy of it to.
        IReadOnlyList<EmailRecipient> left = suppressed.Count == 0 ? all : [.. all.Where(recipient => !IsSuppressed(recipient.Address))];
        Sendable = left.Any(static recipient => recipient.Role == EmailRole.To) ? left : [];
    }

    /// <summary>All whom it was meant for, each address once.</summary>
    public IReadOnlyList<EmailRecipient> All { get; }

    /// <summary>Those to send to; empty where nobody is left whom the mail is for.</summary>
    public IReadOnlyList<EmailRecipient> Sendable { get; }

    /// <summary>The addresses to send to in one of the lists.</summary>
    public IEnumerable<EmailAddress> In(EmailRole role) =>
        Sendable.Where(recipient => recipient.Role == role).Select(recipient => recipient.Address);

    /// <summary>Takes the recipients of a mail, and asks the host's list which of them are suppressed.</summary>
    /// <param name="connection">The connection that is about to send.</param>
    /// <param name="category">What the mail is for.</param>
    /// <param name="to">Whom it is for; at least one.</param>
    /// <param name="cc">Copies seen by all.</param>
    /// <param name="bcc">Copies seen by nobody else.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ArgumentException">It is for nobody.</exception>
    public static async ValueTask<EmailRecipients> OfAsync(
        Connection connection,
        EmailCategory category,
        IReadOnlyList<EmailAddress> to,
        IReadOnlyList<EmailAddress> cc,
        IReadOnlyList<EmailAddress> bcc,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(cc);
        ArgumentNullException.ThrowIfNull(bcc);
        if (to.Count == 0)
        {
            throw new ArgumentException("The mail is for nobody: 'To' names no address.", nameof(to));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var all = new List<EmailRecipient>(to.Count + cc.Count + bcc.Count);
        Add(all, seen, to, EmailRole.To);
        Add(all, seen, cc, EmailRole.Cc);
        Add(all, seen, bcc, EmailRole.Bcc);
        return new EmailRecipients(all, await SuppressedAsync(connection, category, seen, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Which addresses the host's list holds back.</summary>
    /// <param name="connection">The connection that is about to send.</param>
    /// <param name="category">What the mail is for.</param>
    /// <param name="addresses">The addresses.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>Those held back, as <see cref="Same"/> writes them.</returns>
    public static async ValueTask<HashSet<string>> SuppressedAsync(
        Connection connection,
        EmailCategory category,
        IReadOnlyCollection<string> addresses,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(connection);
        var held = new HashSet<string>(StringComparer.Ordinal);
        if (connection.HostService<IEmailSuppressions>() is { } suppressions)
        {
            foreach (var found in await suppressions.FindAsync(connection.Id.Tenant, addresses, cancellationToken).ConfigureAwait(false))
            {
                if (found.HoldsBack(category))
                {
                    held.Add(Same(found.Address));
                }
            }
        }

        return held;
    }

    /// <summary>An address as it is compared: casing does not count (no server in use tells mailboxes apart by it).</summary>
    public static string Same(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Trim().ToUpperInvariant();
    }

    /// <summary>The rows of a receipt: those held back, and the others as the service said.</summary>
    /// <param name="sent">The row of one who was sent to.</param>
    public IReadOnlyList<EmailRecipientReceipt> Receipts(Func<EmailAddress, EmailRecipientReceipt> sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var receipts = new EmailRecipientReceipt[All.Count];
        for (var i = 0; i < receipts.Length; i++)
        {
            var address = All[i].Address;
            receipts[i] =
                IsSuppressed(address) ? Refused(address)
                : Sendable.Count == 0 ? new EmailRecipientReceipt(address, EmailRecipientStatus.NotSent)
                : sent(address);
        }

        return receipts;
    }

    /// <summary>The row of one whom the host's list holds back.</summary>
    public static EmailRecipientReceipt Refused(EmailAddress address) =>
        new(address, EmailRecipientStatus.Refused) { Refusal = EmailRefusal.Suppressed };

    private static void Add(List<EmailRecipient> all, HashSet<string> seen, IReadOnlyList<EmailAddress> addresses, EmailRole role)
    {
        for (var i = 0; i < addresses.Count; i++)
        {
            var address = addresses[i];
            ArgumentNullException.ThrowIfNull(address, nameof(addresses));
            if (seen.Add(Same(address.Address)))
            {
                all.Add(new EmailRecipient(address, role));
            }
        }
    }

    private bool IsSuppressed(EmailAddress address) => suppressed.Count > 0 && suppressed.Contains(Same(address.Address));
}
