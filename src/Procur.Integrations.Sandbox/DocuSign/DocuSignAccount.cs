using Procur.Integrations.Sandbox.DocuSign.Model;
using Procur.Integrations.Sandbox.DocuSign.Wire;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.StandIns.Consents;

namespace Procur.Integrations.Sandbox.DocuSign;

/// <summary>An account with one user, in whose name one app acts.</summary>
internal sealed class DocuSignAccount : StandInAccount
{
    public DocuSignAccount(string name, int number)
        : base(name)
    {
        var next = number;
        PrivateKey = new CredentialRing(() => DocuSignKeys.Private(next++));
        ConnectKey = new CredentialRing(DocuSignIds.ConnectKey);
        Credentials = new Dictionary<string, CredentialRing>
        {
            [nameof(PrivateKey)] = PrivateKey,
            [nameof(ConnectKey)] = ConnectKey,
            [nameof(SecretKey)] = SecretKey,
        };
    }

    public string AccountId { get; } = DocuSignIds.Guid();

    public string AccountName => $"Sandbox {Name}";

    public string UserId { get; } = DocuSignIds.Guid();

    public string IntegrationKey { get; } = DocuSignIds.Guid();

    /// <summary>The number of the account's own Connect configuration.</summary>
    public int ConnectId { get; } = DocuSignIds.Number();

    public CredentialRing PrivateKey { get; }

    public CredentialRing ConnectKey { get; }

    public CredentialRing SecretKey { get; } = new(DocuSignIds.Guid);

    public ConsentCodes Codes { get; } = new();

    /// <summary>The live refresh tokens of the user.</summary>
    public HashSet<string> RefreshTokens { get; } = new(StringComparer.Ordinal);

    public override IReadOnlyDictionary<string, CredentialRing> Credentials { get; }

    /// <summary>Whether the user has let the app act in his name.</summary>
    public bool HasConsented { get; set; } = true;

    public DocuSignTokens Tokens { get; } = new();

    /// <summary>Every envelope, oldest first.</summary>
    public List<DocuSignEnvelope> Envelopes { get; } = [];

    public List<DocuSignTemplate> Templates { get; } = [];

    /// <summary>Addresses for embedded signers, by what stands in them.</summary>
    public Dictionary<string, DocuSignVisit> Visits { get; } = new(StringComparer.Ordinal);

    public DocuSignEnvelope? FindEnvelope(string id) => Envelopes.Find(x => string.Equals(x.Id, id, StringComparison.OrdinalIgnoreCase));

    public DocuSignTemplate? FindTemplate(string id) => Templates.Find(x => string.Equals(x.Id, id, StringComparison.OrdinalIgnoreCase));

    public override void Reset()
    {
        HasConsented = true;
        Tokens.Clear();
        Codes.Clear();
        RefreshTokens.Clear();
        Envelopes.Clear();
        Templates.Clear();
        Visits.Clear();
    }
}
