using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Recovery.Tests.Running;

/// <summary>What one service's instruments say, and no other's in this process.</summary>
internal sealed class ShownMetrics : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, double> _values = [];

    public ShownMetrics(RecoveryUnderTest recovery)
    {
        // Whoever counts must be there before we listen: meters are told of when they are made, too.
        recovery.Services.GetRequiredService<RecoveryMetrics>();
        var factory = recovery.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == RecoveryMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, factory))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>All values by name, with the outcome where there is one; counters are sums, gauges are as of now.</summary>
    public IReadOnlyDictionary<string, double> Read()
    {
        lock (_values)
        {
            _listener.RecordObservableInstruments();
            return new Dictionary<string, double>(_values);
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = tags.Length > 0 ? $"{instrument.Name} {tags[0].Value}" : instrument.Name;
        lock (_values)
        {
            _values[name] = instrument.IsObservable ? value : _values.GetValueOrDefault(name) + value;
        }
    }
}
