using System.Globalization;
using Procur.Integrations.Sandbox.Google.Accounts;
using Procur.Integrations.Sandbox.Google.Calendar;
using Procur.Integrations.Sandbox.Google.Drive;
using Procur.Integrations.Sandbox.Google.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Google;

/// <summary>Google Workspace: tokens for people and service accounts, and the APIs that take them.</summary>
internal sealed class GoogleStandIn : StandIn<GoogleAccount>
{
    public const string Name = "google-workspace";

    private readonly SandboxWorld _world;
    private readonly GoogleTokenEndpoint _tokens;
    private readonly RouteTable<StandInOperation> _routes = new();

    public GoogleStandIn(SandboxWorld world)
    {
        _world = world;
        _tokens = new GoogleTokenEndpoint(world);
        _routes.Add("GET", "/o/oauth2/v2/auth", GoogleTokenEndpoint.Consent);
        _routes.Add("POST", "/token", GoogleTokenEndpoint.Token);
        _routes.Add("POST", "/revoke", GoogleTokenEndpoint.Revoke);
        GoogleProfile.AddTo(_routes);
        var calendar = new CalendarApi(world);
        calendar.AddTo(_routes);
        DriveApi.AddTo(_routes);
        var acts = new Dictionary<string, StandInAct>(StringComparer.Ordinal);
        foreach (var (name, act) in GoogleAccountActs.All.Concat(calendar.Acts.All).Concat(DriveActs.All))
        {
            acts.Add(name, Act(act));
        }

        Acts = acts;
    }

    public override string Key => Name;

    public override string Section => "GoogleWorkspace";

    public override IReadOnlyDictionary<string, StandInAct> Acts { get; }

    public override void Recognize(StandInCall call)
    {
        call.Operation = _routes.Find(call.Method, call.Path, out var values);
        call.PathValues = values;
        call.Operation = DriveApi.Refine(call);
        call.Account =
            call.Operation is GoogleOperation || call.Operation is null
                ? Accounts.FirstOrDefault(x => x.Tokens.Find(call.BearerToken(), _world.Clock.GetUtcNow()) is not null)
                    ?? Accounts.FirstOrDefault(x => DriveApi.IsUploadOf(x.Drive, call))
                : _tokens.AccountOf(call, Accounts);
    }

    public override async Task<StandInReply> HandleAsync(StandInCall call, CancellationToken cancellationToken)
    {
        if (call.Operation == GoogleTokenEndpoint.Consent)
        {
            return _tokens.Consented(call);
        }

        if (call.Operation == GoogleTokenEndpoint.Token || call.Operation == GoogleTokenEndpoint.Revoke)
        {
            return await call.ExecuteAsync(() => _tokens.Answer(call), cancellationToken).ConfigureAwait(false);
        }

        try
        {
            if (call.Operation is not GoogleOperation operation)
            {
                throw new GoogleRefusalException(404, "notFound", "Not Found");
            }

            var account =
                call.Account as GoogleAccount
                ?? throw (
                    DriveApi.IsOfUpload(operation)
                        ? new GoogleRefusalException(404, "notFound", "Not Found")
                        : new GoogleRefusalException(401, "authError", "Invalid Credentials")
                );
            return await call.ExecuteAsync(() => Execute(call, operation, account), cancellationToken).ConfigureAwait(false);
        }
        catch (GoogleRefusalException e)
        {
            return e.ToReply();
        }
    }

    public override StandInReply Fail(StandInFailure failure, int? retryAfter)
    {
        var refusal = failure switch
        {
            StandInFailure.RateLimited => new GoogleRefusalException(429, "rateLimitExceeded", "Rate Limit Exceeded", "usageLimits"),
            StandInFailure.Unavailable => new GoogleRefusalException(503, "backendError", "Service Unavailable"),
            _ => new GoogleRefusalException(500, "backendError", "Backend Error"),
        };
        return retryAfter is { } seconds
            ? refusal.ToReply().With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture))
            : refusal.ToReply();
    }

    protected override GoogleAccount Open(string name) => new(name);

    protected override IReadOnlyDictionary<string, string?> Settings(GoogleAccount account, Uri root) =>
        new Dictionary<string, string?>
        {
            ["Endpoint"] = root.AbsoluteUri,
            ["TokenEndpoint"] = root.AbsoluteUri,
            ["AuthorizationEndpoint"] = new Uri(root, "o/oauth2/v2/auth").AbsoluteUri,
            ["ClientId"] = account.ClientId,
            ["ClientSecret"] = account.ClientSecret.Current,
            ["RefreshToken"] = account.RefreshToken.Current,
        };

    private StandInReply Execute(StandInCall call, GoogleOperation operation, GoogleAccount account)
    {
        lock (account.Gate)
        {
            try
            {
                var access = account.Tokens.Find(call.BearerToken(), _world.Clock.GetUtcNow()) ?? GoogleAccess.None;
                account.SpendQuota();
                if (operation.Scopes.Count > 0 && !operation.Scopes.Any(access.Scopes.Contains))
                {
                    throw new GoogleRefusalException(
                        403,
                        "insufficientPermissions",
                        "Request had insufficient authentication scopes.",
                        status: "PERMISSION_DENIED"
                    );
                }

                return operation.Execute(new GoogleCall(_world, account, access, call));
            }
            catch (GoogleRefusalException e)
            {
                return e.ToReply();
            }
        }
    }
}
