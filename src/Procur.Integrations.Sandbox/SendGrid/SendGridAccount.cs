using System.Security.Cryptography;
using Procur.Integrations.Sandbox.SendGrid.Events;
using Procur.Integrations.Sandbox.SendGrid.Mails;
using Procur.Integrations.Sandbox.SendGrid.Templates;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.SendGrid;

/// <summary>An account with one API key, one authenticated domain and one event webhook.</summary>
internal sealed class SendGridAccount : StandInAccount
{
    public const string Domain = "procur.example";

    /// <summary>What the API key may do until somebody changes it.</summary>
    public static readonly IReadOnlyList<string> DefaultScopes =
    [
        "mail.send",
        "mail.batch.create",
        "mail.batch.read",
        "templates.read",
        "templates.versions.read",
        "user.webhooks.event.settings.read",
        "user.webhooks.event.test.create",
        "2fa_required",
        "sender_verification_eligible",
    ];

    private readonly Dictionary<string, ECDsa> _keys = [];
    private readonly SendGridTemplate[] _seeded = [.. SendGridTemplate.Seeded()];

    public SendGridAccount(string name)
        : base(name)
    {
        ApiKey = new CredentialRing(() => $"SG.{SendGridIds.Text(22)}.{SendGridIds.Text(43)}");
        WebhookPublicKey = new CredentialRing(NewKey);
        WebhookId = Guid.NewGuid().ToString();
        Credentials = new Dictionary<string, CredentialRing> { [nameof(ApiKey)] = ApiKey, [nameof(WebhookPublicKey)] = WebhookPublicKey };
        Reset();
    }

    public CredentialRing ApiKey { get; }

    /// <summary>The newest value's key signs: the service knows one at a time.</summary>
    public CredentialRing WebhookPublicKey { get; }

    public string WebhookId { get; }

    public const string DefaultSender = $"no-reply@{Domain}";

    public override IReadOnlyDictionary<string, CredentialRing> Credentials { get; }

    public SortedSet<string> Scopes { get; } = new(StringComparer.Ordinal);

    /// <summary>Addresses and domains that mail may come from.</summary>
    public HashSet<string> Senders { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<SendGridMail> Mails { get; } = [];

    public List<SendGridTemplate> Templates { get; } = [];

    /// <summary>Addresses that the service itself sends nothing to, with its reason.</summary>
    public Dictionary<string, string> Suppressed { get; } = new(StringComparer.OrdinalIgnoreCase);

    public bool IsOutOfCredits { get; set; }

    /// <summary>Whether the service tells at once that a mail was processed and delivered.</summary>
    public bool TellsByItself { get; set; }

    public ECDsa SigningKey
    {
        get
        {
            lock (_keys)
            {
                return _keys[WebhookPublicKey.Current];
            }
        }
    }

    public bool MaySend(string from)
    {
        var at = from.LastIndexOf('@');
        return Senders.Contains(from) || (at >= 0 && Senders.Contains(from[(at + 1)..]));
    }

    public override void Reset()
    {
        Scopes.Clear();
        Scopes.UnionWith(DefaultScopes);
        Senders.Clear();
        Senders.Add(Domain);
        Mails.Clear();
        Templates.Clear();
        Templates.AddRange(_seeded);
        Suppressed.Clear();
        IsOutOfCredits = false;
        TellsByItself = true;
    }

    private string NewKey()
    {
#pragma warning disable CA2000 // Kept as long as the account.
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
#pragma warning restore CA2000
        var text = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
        lock (_keys)
        {
            _keys[text] = key;
        }

        return text;
    }
}
