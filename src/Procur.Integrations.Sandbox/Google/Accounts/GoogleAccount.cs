using Procur.Integrations.Sandbox.Google.Calendar;
using Procur.Integrations.Sandbox.Google.Drive;
using Procur.Integrations.Sandbox.Google.Wire;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.StandIns.Consents;

namespace Procur.Integrations.Sandbox.Google.Accounts;

/// <summary>A person at a Workspace domain who has consented to an app, and the service account that the domain has.</summary>
internal sealed class GoogleAccount : StandInAccount
{
    /// <summary>What the person consents to, and the domain delegates, unless a test says otherwise.</summary>
    public static readonly IReadOnlyList<string> DefaultScopes =
    [
        GoogleScope.CalendarEvents,
        GoogleScope.CalendarReadOnly,
        GoogleScope.DriveFile,
        GoogleScope.UserEmail,
        GoogleScope.UserProfile,
    ];

    private int _refusals;

    public GoogleAccount(string name)
        : base(name)
    {
        ClientSecret = new CredentialRing(GoogleIds.ClientSecret);
        RefreshToken = new CredentialRing(GoogleIds.RefreshToken);
        Domain = $"{name.ToLowerInvariant()}.example";
        Email = $"owner@{Domain}";
        Drive = new DriveState(Email);
        Reset();
    }

    public string UserId { get; } = GoogleIds.Digits(21);

    public string Domain { get; }

    public string Email { get; }

    public string ClientId { get; } = GoogleIds.ClientId();

    public CredentialRing ClientSecret { get; }

    public CredentialRing RefreshToken { get; }

    public GoogleServiceAccountKey ServiceAccount { get; } = new();

    public override IReadOnlyDictionary<string, CredentialRing> Credentials =>
        new Dictionary<string, CredentialRing> { [nameof(ClientSecret)] = ClientSecret, [nameof(RefreshToken)] = RefreshToken };

    public GoogleTokens Tokens { get; } = new();

    public ConsentCodes Codes { get; } = new();

    /// <summary>Whether the person declines when asked for consent.</summary>
    public bool Declines { get; set; }

    public CalendarState Calendar { get; } = new();

    /// <summary>The person's files.</summary>
    public DriveState Drive { get; }

    /// <summary>What the person has consented to.</summary>
    public HashSet<string> GrantedScopes { get; } = new(StringComparer.Ordinal);

    /// <summary>What the domain has delegated to the service account.</summary>
    public HashSet<string> DelegatedScopes { get; } = new(StringComparer.Ordinal);

    /// <summary>Refresh tokens that were revoked.</summary>
    public HashSet<string> Revoked { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes the next calls of an API run into the quota.</summary>
    public void ExhaustQuota(int calls) => _refusals = calls;

    /// <exception cref="GoogleRefusalException">The quota is used up.</exception>
    public void SpendQuota()
    {
        if (_refusals > 0)
        {
            _refusals--;
            throw new GoogleRefusalException(403, "rateLimitExceeded", "Rate Limit Exceeded", "usageLimits");
        }
    }

    /// <summary>Writes to the ledger.</summary>
    public void Effect(SandboxWorld world, string kind, string id, string? reference = null) =>
        world.Ledger.Write(new SandboxEffect(GoogleStandIn.Name, Name, kind, id, null, null, reference, world.Clock.GetUtcNow()));

    public override void Reset()
    {
        _refusals = 0;
        Calendar.Reset(Email, Domain);
        Drive.Reset();
        Tokens.End();
        Codes.Clear();
        Declines = false;
        Revoked.Clear();
        GrantedScopes.Clear();
        GrantedScopes.UnionWith(DefaultScopes);
        DelegatedScopes.Clear();
        DelegatedScopes.UnionWith(DefaultScopes);
    }
}
