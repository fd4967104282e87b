namespace Procur.Integrations.Sandbox;

/// <summary>How a sandbox is started. Everything has a default that suits a test.</summary>
public sealed class SandboxOptions
{
    /// <summary>Where it listens: an address of this machine with a port, 0 for a free one. <c>http://127.0.0.1:0</c> unless set.</summary>
    public Uri Url { get; set; } = new("http://127.0.0.1:0");

    /// <summary>Whether each service also has a port of its own, with the vendor's paths at its root, as the vendors' own SDKs want it. They are free ports
    /// where <see cref="Url"/> has port 0, and else those that follow it.</summary>
    public bool OwnPorts { get; set; }

    /// <summary>Whether it speaks HTTPS with a certificate made for the occasion. Implied by an <c>https</c> <see cref="Url"/>.</summary>
    public bool Https { get; set; }

    /// <summary>Where webhooks go: each service's to <c>{WebhookUrl}/{integration}</c>, those of further accounts to
    /// <c>{WebhookUrl}/{integration}/{account}</c>. Null sends none until an address is set by <see cref="SandboxControl.SetWebhookUrlAsync"/>.</summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>What the services' delays before a further attempt to deliver a webhook are multiplied by; 0.001 makes seconds of hours. 1 unless set.</summary>
    public double WebhookRetryScale { get; set; } = 1;

    /// <summary>The clock that the sandbox's own, adjustable one starts from. The system's unless set.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
