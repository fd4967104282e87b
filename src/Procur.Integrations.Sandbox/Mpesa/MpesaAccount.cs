using System.Diagnostics.CodeAnalysis;
using System.Text;
using Procur.Integrations.Sandbox.Mpesa.Express;
using Procur.Integrations.Sandbox.Mpesa.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Mpesa;

/// <summary>One Daraja app with the one short code that it may use.</summary>
internal sealed class MpesaAccount : StandInAccount
{
    private readonly Dictionary<string, StkPrompt> _byReceipt = new(StringComparer.Ordinal);

    public MpesaAccount(string name, string shortCode)
        : base(name)
    {
        ShortCode = shortCode;
        ConsumerKey = new CredentialRing(() => MpesaIds.Text(48));
        ConsumerSecret = new CredentialRing(() => MpesaIds.Text(64));
        Passkey = new CredentialRing(MpesaIds.Passkey);
        Credentials = new Dictionary<string, CredentialRing>
        {
            [nameof(ConsumerKey)] = ConsumerKey,
            [nameof(ConsumerSecret)] = ConsumerSecret,
            [nameof(Passkey)] = Passkey,
        };
    }

    /// <summary>The pay bill number, or the store number of a till.</summary>
    public string ShortCode { get; }

    public CredentialRing ConsumerKey { get; }

    public CredentialRing ConsumerSecret { get; }

    public CredentialRing Passkey { get; }

    public override IReadOnlyDictionary<string, CredentialRing> Credentials { get; }

    public MpesaTokens Tokens { get; } = new();

    /// <summary>Whether a token call with wrong credentials is answered with an error code, and not with nothing.</summary>
    public bool RefusesTokensWithCode { get; set; }

    /// <summary>Every prompt by its <c>CheckoutRequestID</c>.</summary>
    public Dictionary<string, StkPrompt> Prompts { get; } = new(StringComparer.Ordinal);

    /// <summary>The prompt that waits on each phone.</summary>
    public Dictionary<string, StkPrompt> Open { get; } = new(StringComparer.Ordinal);

    /// <summary>The prompt that was made last.</summary>
    public StkPrompt? Latest { get; private set; }

    public AutoAnswers AutoAnswers { get; } = new();

    /// <summary>Remembers a new prompt, which is open.</summary>
    public void Add(StkPrompt prompt)
    {
        Prompts.Add(prompt.CheckoutRequestId, prompt);
        Open.Add(prompt.Request.Phone, prompt);
        Latest = prompt;
    }

    /// <summary>Remembers that a prompt was paid.</summary>
    public void AddPayment(string receipt, StkPrompt prompt) => _byReceipt.Add(receipt, prompt);

    public bool TryGetPayment(string receipt, [NotNullWhen(true)] out StkPrompt? prompt) => _byReceipt.TryGetValue(receipt, out prompt);

    /// <summary>Whether a password is the Base64 of short code, passkey and timestamp, one after the other.</summary>
    public bool AcceptsPassword(string password, string timestamp) =>
        Passkey.Live.Any(x => Convert.ToBase64String(Encoding.UTF8.GetBytes(ShortCode + x + timestamp)) == password);

    public override void Reset()
    {
        foreach (var prompt in Open.Values)
        {
            prompt.StopTimers();
        }

        Prompts.Clear();
        Open.Clear();
        _byReceipt.Clear();
        Latest = null;
        AutoAnswers.Clear();
        Tokens.Clear();
        RefusesTokensWithCode = false;
    }
}
