using System.Text.Json.Nodes;

namespace Procur.Integrations.Sap.Tests;

/// <summary>What needs a system that remembers: versions, pages, messages, the logon page, rights, OAuth.</summary>
public sealed class SystemTests : SapSuite
{
    [Fact]
    public async Task A_change_needs_the_version_that_is_there()
    {
        var order = await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
        var changes = new JsonObject { ["PurchasingGroup"] = "002" };

        await Client.ChangePurchaseOrderAsync(order.Id, order.Version!, changes, cancellationToken: Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Client.ChangePurchaseOrderAsync(
                order.Id,
                order.Version!,
                new JsonObject { ["PurchasingGroup"] = "003" },
                cancellationToken: Token
            )
        );
        var read = await Client.GetPurchaseOrderAsync(order.Id, Token);

        Assert.Equal((IntegrationErrorKind.Conflict, false), (e.Kind, e.OutcomeUnknown));
        Assert.Equal("002", read.Value.PurchasingGroup);
        Assert.NotEqual(order.Version, read.Value.ETag);
    }

    [Fact]
    public async Task An_order_that_was_called_off_is_so_and_its_reference_is_free_again()
    {
        var request = Fixture.Ordering();
        var order = await Erp.CreatePurchaseOrderAsync(request, Token);
        await Client.DeletePurchaseOrderAsync(order.Id, order.Version!, Token);

        var canceled = await Erp.GetPurchaseOrderAsync(order.Id, Token);
        var next = await Erp.CreatePurchaseOrderAsync(request with { IdempotencyKey = "another" }, Token);

        Assert.Equal(PurchaseOrderStatus.Canceled, canceled.Status);
        Assert.NotEqual(order.Id, next.Id);
    }

    [Fact]
    public async Task Every_row_is_listed_whatever_the_page_and_whatever_host_the_system_calls_itself_by()
    {
        for (var i = 0; i < 3; i++)
        {
            await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
        }

        await ActAsync("page-size", new JsonObject { ["rows"] = 1 });
        List<string?> seen = [];
        var query = new SapQuery();
        do
        {
            var page = await Client.ListPurchaseOrdersAsync(query, Token);
            seen.AddRange(page.Items.Select(order => order.PurchaseOrder));
            query = query with { From = page.Next };
        } while (query.From is not null);

        Assert.Equal(["4500000001", "4500000002", "4500000003"], seen);
    }

    [Fact]
    public async Task A_warning_beside_a_new_order_is_told()
    {
        await ActAsync("warn", new JsonObject { ["text"] = "Delivery date can be met only in part" });

        var order = await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);

        var message = Assert.Single(order.Messages);
        Assert.Equal(
            (ErpMessageSeverity.Warning, "ME/040", "Delivery date can be met only in part"),
            (message.Severity, message.Code, message.Text)
        );
    }

    [Fact]
    public async Task An_invoice_that_is_held_back_is_posted_and_says_why()
    {
        var order = await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);

        var invoice = await Erp.CreateInvoiceAsync(
            new VendorInvoiceRequest
            {
                PurchaseOrderId = order.Id,
                InvoiceNumber = "INV-1",
                Amount = Usd(100),
                DueDate = new DateOnly(2030, 1, 1),
            },
            Token
        );

        Assert.Equal((VendorInvoiceStatus.Blocked, "R"), (invoice.Status, invoice.BlockReason));
        await Client.ReleaseSupplierInvoiceAsync(invoice.Number, "2026", cancellationToken: Token);
        await Client.CancelSupplierInvoiceAsync(invoice.Number, "2026", "01", new DateOnly(2026, 1, 31), Token);
        Assert.Equal(BillingStatus.NotBilled, (await Erp.GetPurchaseOrderAsync(order.Id, Token)).Billing);
    }

    [Fact]
    public async Task The_logon_page_in_place_of_an_answer_is_an_authentication_failure()
    {
        await ActAsync("logon-page");

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Client.GetSupplierAsync("17300001", Token));

        Assert.Equal(IntegrationErrorKind.Authentication, e.Kind);
    }

    [Fact]
    public async Task A_service_that_the_user_lacks_is_named_by_the_connection_test_and_leaves_receipts_unknown()
    {
        var order = await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
        const string service = "sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV";
        await ActAsync("withhold-service", new JsonObject { ["service"] = service });

        var test = await World.Get<IIntegrationConnector>().TestConnectionAsync(Token);
        var read = await Erp.GetPurchaseOrderAsync(order.Id, Token);

        Assert.True(test.Succeeded);
        Assert.Equal([service], test.MissingScopes);
        Assert.Equal((ReceiptStatus.Unknown, BillingStatus.NotBilled), (read.Receipt, read.Billing));
    }

    [Fact]
    public async Task Another_client_than_the_systems_is_no_logon()
    {
        World.Host.Set("Integrations:Sap:Client", "200");

        var test = await World.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.Equal(IntegrationErrorKind.Authentication, test.Kind);
    }

    [Fact]
    public async Task An_OAuth_client_calls_with_a_token_that_is_fetched_anew_once_where_it_ended_early()
    {
        var client = await ActAsync("oauth-client");
        World.Host.Set("Integrations:Sap:UserName", "");
        World.Host.Set("Integrations:Sap:Password", "");
        World.Host.Set("Integrations:Sap:ClientId", client["clientId"]!.GetValue<string>());
        World.Host.Set("Integrations:Sap:ClientSecret", client["clientSecret"]!.GetValue<string>());

        await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
        await ActAsync("end-tokens");
        await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);

        Assert.Equal(2, (await SentAsync("POST")).Count(request => request.Operation == "oauth2.token"));
        Assert.Equal(2, (await World.EffectsAsync("purchase-order", Token)).Count);
    }

    [Fact]
    public async Task A_vendor_is_read()
    {
        var supplier = await Client.GetSupplierAsync("17300001", Token);
        var page = await Client.ListSuppliersAsync(new SapQuery { Filter = $"Supplier eq {SapQuery.Literal("17300002")}" }, Token);

        Assert.Equal("Domestic US Supplier 1", supplier.Value.SupplierName);
        Assert.Equal("Domestic US Supplier 2", Assert.Single(page.Items).SupplierName);
    }
}
