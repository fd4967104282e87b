using Procur.Integrations.Sandbox.Mpesa.Express;
using Procur.Integrations.Sandbox.Mpesa.Status;
using Procur.Integrations.Sandbox.Mpesa.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Mpesa;

/// <summary>Safaricom's Daraja: tokens, M-Pesa Express (STK push and its query) and the transaction status.</summary>
internal sealed class MpesaStandIn : StandIn<MpesaAccount>
{
    private const string TokenPath = "/oauth/v1/generate";
    private const string DefaultShortCode = "174379";

    private static readonly StandInOperation TokenOperation = new("oauth.generate", Mutates: false);

    private readonly SandboxWorld _world;
    private readonly Dictionary<string, MpesaOperation> _operations;

    public MpesaStandIn(SandboxWorld world)
    {
        _world = world;
        var callbacks = new MpesaCallbacks(Key, world.Webhooks);
        var prompts = new StkPrompts(Key, world, callbacks);
        var express = new MpesaExpress(prompts);
        var status = new TransactionStatus(world.Clock, callbacks);
        _operations = new Dictionary<string, MpesaOperation>(StringComparer.Ordinal)
        {
            ["/mpesa/stkpush/v1/processrequest"] = new("stkpush.processrequest", Mutates: true, express.Push),
            ["/mpesa/stkpushquery/v1/query"] = new("stkpushquery.query", Mutates: false, MpesaExpress.Query),
            ["/mpesa/transactionstatus/v1/query"] = new("transactionstatus.query", Mutates: false, status.Query),
        };
        var people = new MpesaActs(world.Clock, prompts, callbacks);
        Acts = new Dictionary<string, StandInAct>
        {
            ["answer"] = Act((account, x, _) => Task.FromResult(people.Answer(account, x))),
            ["auto-answer"] = Act((account, x, _) => Task.FromResult(MpesaActs.AutoAnswer(account, x))),
            ["prompts"] = Act((account, _, _) => Task.FromResult(MpesaActs.Prompts(account))),
            ["forge-callback"] = Act((account, x, _) => Task.FromResult(people.ForgeCallback(account, x))),
            ["end-tokens"] = Act((account, _, _) => Task.FromResult(people.EndTokens(account))),
            ["token-refusal"] = Act((account, x, _) => Task.FromResult(MpesaActs.TokenRefusal(account, x))),
        };
    }

    public override string Key => "mpesa";

    public override string Section => "Mpesa";

    public override IReadOnlyDictionary<string, StandInAct> Acts { get; }

    public override string EdgePage => MpesaErrors.EdgePage;

    public override void Recognize(StandInCall call)
    {
        if (call.Path == TokenPath)
        {
            call.Operation = TokenOperation;
            var (key, secret) = call.BasicCredentials() ?? default;
            call.Account = Accounts.FirstOrDefault(x => x.ConsumerKey.Accepts(key) && x.ConsumerSecret.Accepts(secret));
            return;
        }

        call.Operation = _operations.GetValueOrDefault(call.Path);
        var now = _world.Clock.GetUtcNow();
        call.Account = call.BearerToken() is { } token ? Accounts.FirstOrDefault(x => x.Tokens.Accepts(token, now)) : null;
    }

    public override async Task<StandInReply> HandleAsync(StandInCall call, CancellationToken cancellationToken)
    {
        if (call.Operation == TokenOperation)
        {
            return call.Method == "GET"
                ? RefuseToken(call)
                    ?? await call.ExecuteAsync(() => Issue((MpesaAccount)call.Account!), cancellationToken).ConfigureAwait(false)
                : MpesaErrors.WrongMethod();
        }

        if (call.Operation is not MpesaOperation operation)
        {
            return MpesaErrors.NoSuchPath();
        }

        if (call.Method != "POST")
        {
            return MpesaErrors.WrongMethod();
        }

        if (call.Account is not MpesaAccount account)
        {
            return call.BearerToken() is not { } token
                ? MpesaErrors.NoAuthentication()
                : MpesaErrors.WrongToken(token, hasEnded: Accounts.Any(x => x.Tokens.Knows(token)));
        }

        if (MpesaBody.Parse(call) is not { } body)
        {
            return MpesaErrors.Malformed();
        }

        var plan = operation.Plan(account, body);
        return plan.Commit is { } commit ? await call.ExecuteAsync(commit, cancellationToken).ConfigureAwait(false) : plan.Refusal!;
    }

    public override StandInReply Fail(StandInFailure failure, int? retryAfter) => MpesaErrors.Of(failure, retryAfter);

    protected override MpesaAccount Open(string name) =>
        new(name, Accounts.Count == 0 ? DefaultShortCode : MpesaIds.ShortCode(Accounts.Count));

    protected override IReadOnlyDictionary<string, string?> Settings(MpesaAccount account, Uri root) =>
        new Dictionary<string, string?>
        {
            ["Endpoint"] = root.AbsoluteUri,
            ["ConsumerKey"] = account.ConsumerKey.Current,
            ["ConsumerSecret"] = account.ConsumerSecret.Current,
            ["Passkey"] = account.Passkey.Current,
            ["ShortCode"] = account.ShortCode,
        };

    private StandInReply? RefuseToken(StandInCall call)
    {
        if (call.BasicCredentials() is not { } shown)
        {
            return MpesaErrors.NoAuthentication();
        }

        if (call.Account is null)
        {
            // Nobody knows whose call it was meant to be unless the key is right; then the default account says how to refuse.
            var meant = Accounts.FirstOrDefault(x => x.ConsumerKey.Accepts(shown.Name)) ?? Accounts[0];
            return MpesaErrors.WrongCredentials(meant.RefusesTokensWithCode);
        }

        return call.Query.TrimStart('?').Split('&').Contains("grant_type=client_credentials") ? null : MpesaErrors.WrongGrant();
    }

    private StandInReply Issue(MpesaAccount account) => MpesaAnswers.Token(account.Tokens.Issue(_world.Clock.GetUtcNow()));
}
