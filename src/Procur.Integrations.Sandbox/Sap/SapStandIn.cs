using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Sap.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Sap;

/// <summary>SAP S/4HANA as its gateway shows it: purchase orders in OData v2 and v4, supplier invoices, vendors, movements of goods, and a customer's view of budgets.</summary>
internal sealed class SapStandIn : StandIn<SapAccount>
{
    public const string Name = "sap";
    public const string TokenPath = "/sap/bc/sec/oauth2/token";

    private static readonly StandInOperation TokenOperation = new("oauth2.token", Mutates: false);

    private readonly SandboxWorld _world;
    private readonly Dictionary<(SapService Service, string Method, string Resource), SapOperation> _operations = [];

    public SapStandIn(SandboxWorld world)
    {
        _world = world;
        foreach (var service in (SapService[])[SapService.OrdersV2, SapService.OrdersV4])
        {
            var set = SapOrders.SetOf(service);
            Add(service, "POST", set, "purchase_orders.create", SapOrders.Create);
            Add(service, "GET", set, "purchase_orders.list", SapOrders.List);
            Add(service, "GET", set + "()", "purchase_orders.get", SapOrders.Get);
            Add(service, "PATCH", set + "()", "purchase_orders.change", SapOrders.Change);
            Add(service, "DELETE", set + "()", "purchase_orders.delete", SapOrders.Delete);
        }

        Add(SapService.Invoices, "POST", "A_SupplierInvoice", "supplier_invoices.create", SapInvoices.Create);
        Add(SapService.Invoices, "GET", "A_SupplierInvoice", "supplier_invoices.list", SapInvoices.List);
        Add(SapService.Invoices, "GET", "A_SupplierInvoice()", "supplier_invoices.get", SapInvoices.Get);
        Add(SapService.Invoices, "GET", "A_SuplrInvcItemPurOrdRef", "supplier_invoice_items.list", SapInvoices.ListItems);
        Add(SapService.Invoices, "POST", "Post", "supplier_invoices.post", SapInvoices.Post);
        Add(SapService.Invoices, "POST", "Release", "supplier_invoices.release", SapInvoices.Release);
        Add(SapService.Invoices, "POST", "Cancel", "supplier_invoices.cancel", SapInvoices.Cancel);
        Add(SapService.Partners, "GET", "A_Supplier", "suppliers.list", SapOthers.ListSuppliers);
        Add(SapService.Partners, "GET", "A_Supplier()", "suppliers.get", SapOthers.GetSupplier);
        Add(SapService.Movements, "GET", "A_MaterialDocumentItem", "material_document_items.list", SapOthers.ListMovements);
        Add(SapService.Budget, "GET", "BudgetAvailability", "budget.list", SapOthers.ListBudgets);
        foreach (var service in SapService.All)
        {
            Add(
                service,
                "GET",
                "",
                "service.root",
                static _ => SapReplies.Json(200, new JsonObject { ["d"] = new JsonObject { ["EntitySets"] = new JsonArray() } })
            );
            Add(service, "HEAD", "", "service.root", static _ => new StandInReply(200, default, null));
        }

        Acts = new SapActs(world).All.ToDictionary(
            static x => x.Key,
            static x =>
                Act(
                    (account, arguments, _) =>
                    {
                        lock (account.Gate)
                        {
                            return Task.FromResult(x.Value(account, arguments));
                        }
                    }
                )
        );
    }

    public override string Key => Name;

    public override string Section => "Sap";

    public override IReadOnlyDictionary<string, StandInAct> Acts { get; }

    public override void Recognize(StandInCall call)
    {
        if (call.Path == TokenPath)
        {
            call.Operation = TokenOperation;
            call.Account = call.BasicCredentials() is { } client
                ? Accounts.FirstOrDefault(x => x.ClientId == client.Name && x.ClientSecret.Accepts(client.Password))
                : null;
            return;
        }

        call.Account = AccountOf(call);
        if (ServiceOf(call) is not { } service)
        {
            return;
        }

        var resource = call.Path[service.Path.Length..].Trim('/');
        var open = resource.IndexOf('(', StringComparison.Ordinal);
        if (open > 0 && resource.EndsWith(')'))
        {
            call.PathValues = [.. resource[(open + 1)..^1].Split(',').Select(static x => Value(x))];
            resource = resource[..open] + "()";
        }

        call.Operation = _operations.GetValueOrDefault((service, call.Method, resource));
    }

    public override async Task<StandInReply> HandleAsync(StandInCall call, CancellationToken cancellationToken)
    {
        if (call.Operation == TokenOperation)
        {
            return await call.ExecuteAsync(() => Token(call), cancellationToken).ConfigureAwait(false);
        }

        if (call.Account is not SapAccount account)
        {
            return SapErrors.NoLogon();
        }

        var service = ServiceOf(call);
        var asXml = call.Header("Accept")?.Contains("json", StringComparison.OrdinalIgnoreCase) != true;
        try
        {
            if (account.ShowsLogonPage)
            {
                account.ShowsLogonPage = false;
                return StandInReply.Text(200, SapErrors.LogonPage, "text/html;charset=utf-8");
            }

            if (service is null)
            {
                throw new SapRefusalException(404, "/IWFND/MED/170", "No service found for the path");
            }

            if (account.Withheld.Contains(service.Path.Trim('/')))
            {
                throw new SapRefusalException(403, "/IWFND/CM_MGW/096", "No authorization to access the service");
            }

            if (call.Operation is not SapOperation operation)
            {
                throw new SapRefusalException(404, "/IWBEP/CM_MGW_RT/004", "Resource not found for the segment");
            }

            if (
                operation.Mutates && !account.Sessions.Accepts(call.Header("Cookie"), call.Header("x-csrf-token"), _world.Clock.GetUtcNow())
            )
            {
                return SapErrors.NoSession();
            }

            var reply = await call.ExecuteAsync(
                    () => Execute(new SapCall(_world, call, account, service), operation, asXml),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return string.Equals(call.Header("x-csrf-token"), "Fetch", StringComparison.OrdinalIgnoreCase) && !operation.Mutates
                ? Begin(account, reply)
                : reply;
        }
        catch (SapRefusalException e)
        {
            return SapErrors.Of(e, service?.IsV4 == true, asXml);
        }
    }

    public override StandInReply Fail(StandInFailure failure, int? retryAfter) => SapErrors.Of(failure, retryAfter);

    protected override SapAccount Open(string name) => new(name, Accounts.Count + 1);

    protected override IReadOnlyDictionary<string, string?> Settings(SapAccount account, Uri root) =>
        new Dictionary<string, string?>
        {
            ["Endpoint"] = root.AbsoluteUri,
            ["UserName"] = account.UserName,
            ["Password"] = account.Password.Current,
            ["Client"] = SapAccount.DefaultClient,
            ["CompanyCode"] = SapAccount.Company,
            ["PurchasingOrganization"] = "1710",
            ["PurchasingGroup"] = "001",
            ["Plant"] = "1710",
            ["MaterialGroup"] = "L001",
            ["Budget:Path"] = SapService.Budget.Path.Trim('/') + "/BudgetAvailability",
        };

    private static StandInReply Execute(SapCall call, SapOperation operation, bool asXml)
    {
        lock (call.Account.Gate)
        {
            try
            {
                var reply = operation.Execute(call);
                // Without JSON among what is accepted, entities come as Atom.
                return asXml && reply.Status == 200 && call.Call.Method == "GET"
                    ? StandInReply.Text(200, "<feed xmlns=\"http://www.w3.org/2005/Atom\"/>", "application/atom+xml;charset=utf-8")
                    : reply;
            }
            catch (SapRefusalException e)
            {
                return SapErrors.Of(e, call.Service.IsV4, asXml);
            }
        }
    }

    private static SapService? ServiceOf(StandInCall call) =>
        SapService.All.FirstOrDefault(x => call.Path == x.Path || call.Path.StartsWith(x.Path + "/", StringComparison.Ordinal));

    // 'value' or Name='value', its own quotes doubled; an escaped slash within it stays escaped in a path.
    private static string Value(string part)
    {
        var at = part.IndexOf('=', StringComparison.Ordinal);
        var literal = at < 0 ? part : part[(at + 1)..];
        literal = literal.Length >= 2 && literal[0] == '\'' && literal[^1] == '\'' ? literal[1..^1] : literal;
        return literal.Replace("''", "'", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
    }

    private SapAccount? AccountOf(StandInCall call)
    {
        // A client that the system has not is a logon that fails, whoever the user is.
        if (
            (call.Header("sap-client") ?? SapQueryOptions.Parse(call.Query).Values.GetValueOrDefault("sap-client")) is { } client
            && client != SapAccount.DefaultClient
        )
        {
            return null;
        }

        if (call.BasicCredentials() is { } user)
        {
            return Accounts.FirstOrDefault(x => x.UserName == user.Name && x.Password.Accepts(user.Password));
        }

        return call.BearerToken() is { } token
            ? Accounts.FirstOrDefault(x => x.Sessions.AcceptsToken(token, _world.Clock.GetUtcNow()))
            : null;
    }

    private StandInReply Token(StandInCall call)
    {
        if (call.Account is not SapAccount account)
        {
            return StandInReply.Text(401, """{"error":"invalid_client","error_description":"Client authentication failed"}""");
        }

        var form = SapQueryOptions.Parse(Encoding.UTF8.GetString(call.Body.Span));
        return form.Values.GetValueOrDefault("grant_type") == "client_credentials"
            ? SapReplies.Json(
                200,
                new JsonObject
                {
                    ["access_token"] = account.Sessions.IssueToken(_world.Clock.GetUtcNow()),
                    ["token_type"] = "Bearer",
                    ["expires_in"] = SapSessions.TokenLifetime.ToString(System.Globalization.CultureInfo.InvariantCulture),
                }
            )
            : StandInReply.Text(400, """{"error":"unsupported_grant_type"}""");
    }

    private StandInReply Begin(SapAccount account, StandInReply reply)
    {
        var (id, token) = account.Sessions.Begin(_world.Clock.GetUtcNow());
        return reply
            .With("x-csrf-token", token)
            .With("Set-Cookie", "sap-usercontext=sap-client=100; path=/")
            .With("Set-Cookie", $"{SapSessions.Cookie}={id}; path=/; secure; HttpOnly");
    }

    private void Add(SapService service, string method, string resource, string name, Func<SapCall, StandInReply> execute) =>
        _operations.Add((service, method, resource), new SapOperation(name, method is not ("GET" or "HEAD"), service, execute));
}
