using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.DocuSign.Envelopes;
using Procur.Integrations.Sandbox.DocuSign.People;
using Procur.Integrations.Sandbox.DocuSign.Templates;
using Procur.Integrations.Sandbox.DocuSign.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.DocuSign;

/// <summary>DocuSign: the account server (JWT grant, consent, userinfo), eSignature REST v2.1, the signing page and Connect.</summary>
internal sealed class DocuSignStandIn : StandIn<DocuSignAccount>
{
    public const string Name = "docusign";

    private const string Api = "/restapi/v2.1/accounts/{}";

    private static readonly StandInOperation Token = new("oauth.token", Mutates: false);
    private static readonly StandInOperation Consent = new("oauth.auth", Mutates: false);
    private static readonly StandInOperation UserInfo = new("oauth.userinfo", Mutates: false);
    private static readonly StandInOperation Page = new("signing.page", Mutates: false);
    private static readonly StandInOperation Answer = new("signing.answer", Mutates: false);

    private readonly SandboxWorld _world;
    private readonly DocuSignAuth _auth;
    private readonly DocuSignPages _pages;
    private readonly RouteTable<StandInOperation> _routes = new();

    public DocuSignStandIn(SandboxWorld world)
    {
        _world = world;
        _auth = new DocuSignAuth(world.Clock);
        var progress = new DocuSignProgress(world, new DocuSignConnect(world));
        _pages = new DocuSignPages(progress, world.Clock);
        _routes.Add("POST", "/oauth/token", Token);
        _routes.Add("GET", "/oauth/auth", Consent);
        _routes.Add("GET", "/oauth/userinfo", UserInfo);
        _routes.Add("GET", "/signing/{}", Page);
        _routes.Add("POST", "/signing/{}", Answer);
        var envelopes = new EnvelopeOperations(progress);
        var templates = new TemplateOperations(world);
        foreach (var (method, path, operation) in envelopes.All.Concat(templates.All))
        {
            _routes.Add(method, Api + path, operation);
        }

        Acts = new DocuSignActs(progress).All.ToDictionary(
            x => x.Key,
            x => Act((account, arguments, _) => Task.FromResult(x.Value(account, arguments)))
        );
    }

    public override string Key => Name;

    public override string Section => "DocuSign";

    public override IReadOnlyDictionary<string, StandInAct> Acts { get; }

    public override void Recognize(StandInCall call)
    {
        call.Operation = _routes.Find(call.Method, call.Path, out var values);
        call.PathValues = values;
        call.Account = call.Operation switch
        {
            null => null,
            var x when x == Token => Accounts.FirstOrDefault(y =>
                y.IntegrationKey == (call.BasicCredentials()?.Name ?? DocuSignAuth.IssuerOf(call))
            ),
            var x when x == Consent => Accounts.FirstOrDefault(y => y.IntegrationKey == new DocuSignQuery(call.Query)["client_id"]),
            var x when x == Page || x == Answer => Accounts.FirstOrDefault(y => HasVisit(y, values[0])),
            _ => call.BearerToken() is { } token ? Accounts.FirstOrDefault(y => y.Tokens.Accepts(token, _world.Clock.GetUtcNow())) : null,
        };
    }

    public override async Task<StandInReply> HandleAsync(StandInCall call, CancellationToken cancellationToken)
    {
        if (call.Operation is null)
        {
            return Plain(DocuSignErrors.NoSuchPath());
        }

        if (call.Operation == Token)
        {
            return _auth.Give(call)
                ?? _auth.Refuse(call)
                ?? await call.ExecuteAsync(() => _auth.Issue((DocuSignAccount)call.Account!), cancellationToken).ConfigureAwait(false);
        }

        if (call.Operation == Consent)
        {
            return _auth.Consent(call);
        }

        if (call.Operation == Page || call.Operation == Answer)
        {
            return _pages.Handle(call);
        }

        if (call.Account is not DocuSignAccount account)
        {
            return Plain(DocuSignErrors.InvalidToken());
        }

        return call.Operation == UserInfo
            ? DocuSignAuth.UserInfo(account, call.Root)
            : await InvokeAsync(call, account, cancellationToken).ConfigureAwait(false);
    }

    public override StandInReply Fail(StandInFailure failure, int? retryAfter) =>
        Plain(DocuSignErrors.Of(failure, retryAfter, _world.Clock.GetUtcNow()));

    protected override DocuSignAccount Open(string name) => new(name, Accounts.Count);

    protected override IReadOnlyDictionary<string, string?> Settings(DocuSignAccount account, Uri root) =>
        new Dictionary<string, string?>
        {
            ["AuthEndpoint"] = root.AbsoluteUri,
            ["IntegrationKey"] = account.IntegrationKey,
            ["UserId"] = account.UserId,
            ["AccountId"] = account.AccountId,
            ["PrivateKey"] = account.PrivateKey.Current,
            ["ConnectKey"] = account.ConnectKey.Current,
            ["SecretKey"] = account.SecretKey.Current,
        };

    private static bool HasVisit(DocuSignAccount account, string ticket)
    {
        lock (account.Gate)
        {
            return account.Visits.ContainsKey(ticket);
        }
    }

    private StandInReply Plain(StandInReply reply) => DocuSignErrors.Stamped(reply, _world.Clock.GetUtcNow());

    private async Task<StandInReply> InvokeAsync(StandInCall call, DocuSignAccount account, CancellationToken cancellationToken)
    {
        try
        {
            if (!string.Equals(call.PathValues[0], account.AccountId, StringComparison.OrdinalIgnoreCase))
            {
                throw new DocuSignRefusalException(
                    401,
                    "USER_LACKS_PERMISSIONS",
                    "This user lacks sufficient permissions to access this resource."
                );
            }

            var (body, files) = await DocuSignBody.ReadAsync(call, cancellationToken).ConfigureAwait(false);
            var read = new DocuSignCall(
                account,
                body,
                files,
                new DocuSignQuery(call.Query),
                [.. call.PathValues.Skip(1)],
                call.Root,
                _world.Clock.GetUtcNow()
            );
            var operation = (DocuSignOperation)call.Operation!;
            return Plain(await call.ExecuteAsync(() => Execute(operation, read), cancellationToken).ConfigureAwait(false));
        }
        catch (DocuSignRefusalException e)
        {
            return Plain(e.ToReply());
        }
    }

    private static StandInReply Execute(DocuSignOperation operation, DocuSignCall call)
    {
        lock (call.Account.Gate)
        {
            try
            {
                return operation.Execute(call);
            }
            catch (DocuSignRefusalException e)
            {
                return e.ToReply();
            }
        }
    }
}
