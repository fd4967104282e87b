namespace Procur.Integrations.TestKit;

/// <summary>What the suite of temporary links must be told of a service.</summary>
public interface ILinkScript
{
    /// <summary>The longest that a link may work.</summary>
    TimeSpan LongestLink { get; }
}
